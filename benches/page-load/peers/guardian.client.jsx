import { hydrate } from "preact";
import { Atoms } from "./guardian.atoms.jsx";

const items = JSON.parse(document.getElementById("atoms-data").textContent);
hydrate(<Atoms items={items} />, document.getElementById("atoms"));
