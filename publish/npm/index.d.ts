import "./embed/embed.js";

export type { Explainer } from "./explainer.js";

/** The element `<explainer-cards>`. */
export type ExplainerCardsElement = ExplainerCards;

/** The events of the element, by their names. */
export type ExplainerCardsEvents = ExplainerCardsEventMap;

/**
 * Defines the element `<explainer-cards>`, by loading `embed.js` from a folder. Does nothing on a server, and nothing more
 * if the element is defined already.
 *
 * @param assets The address or path of the folder, a copy of the folder `embed` of this package.
 */
export function define(assets: string): Promise<void>;
