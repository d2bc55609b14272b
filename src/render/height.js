if (parent !== window) {
  const id = new URLSearchParams(location.search).get("childId");
  new ResizeObserver(() => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
    if (id) parent.postMessage(`pymxPYMx${id}xPYMxheightxPYMx${height}`, "*");
  }).observe(document.documentElement);
}
