import { renderToString } from "preact-render-to-string";
import explainer from "../explainer.en.json";
import { Atoms } from "./guardian.atoms.jsx";

const island = (
  <script
    id="atoms-data"
    type="application/json"
    dangerouslySetInnerHTML={{ __html: JSON.stringify(explainer.cards) }}
  />
);

export const html = `${renderToString(<Atoms items={explainer.cards} />)}</div>${renderToString(island)}<div>`;
