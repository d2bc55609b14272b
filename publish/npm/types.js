// The modules `explainer-cards/react`, `/vue` and `/svelte` declare types; there is nothing to run.
export {};
