// What browser.mjs uses of puppeteer-core.

export interface Browser {
  version(): Promise<string>;
  createBrowserContext(): Promise<BrowserContext>;
  close(): Promise<void>;
}

interface BrowserContext {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

export interface Page {
  createCDPSession(): Promise<CDPSession>;
  evaluate<Given extends unknown[], Result>(
    run: (...given: Given) => Result,
    ...given: Given
  ): Promise<Awaited<Result>>;
  evaluateOnNewDocument(script: string): Promise<unknown>;
  goto(url: string, options: { waitUntil: "load"; timeout: number }): Promise<unknown>;
  screenshot(options: { path: `${string}.png` }): Promise<unknown>;
}

export interface CDPSession {
  send<Name extends keyof Commands>(
    name: Name,
    ...given: Parameters<Commands[Name]>
  ): Promise<ReturnType<Commands[Name]>>;
  on<Name extends keyof Events>(name: Name, take: (event: Events[Name]) => void): unknown;
}

interface Commands {
  "Emulation.setCPUThrottlingRate"(given: { rate: number }): void;
  "HeapProfiler.collectGarbage"(): void;
  "HeapProfiler.enable"(): void;
  "Network.emulateNetworkConditions"(given: {
    offline: boolean;
    latency: number;
    downloadThroughput: number;
    uploadThroughput: number;
  }): void;
  "Network.enable"(): void;
  "Runtime.getHeapUsage"(): { usedSize: number };
}

interface Events {
  "Network.loadingFailed": { requestId: string };
  "Network.loadingFinished": { requestId: string; encodedDataLength: number };
  "Network.requestWillBeSent": { requestId: string; request: { url: string } };
  "Network.responseReceived": { response: { fromDiskCache?: boolean } };
}

declare const puppeteer: {
  launch(options: {
    executablePath: string;
    args: string[];
    defaultViewport: { width: number; height: number };
    protocolTimeout: number;
  }): Promise<Browser>;
};
export default puppeteer;
