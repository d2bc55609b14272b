import { QandaAtom } from "@guardian/atoms-rendering/dist/esm/QandaAtom.js";
import { ArticlePillar } from "@guardian/libs";

const inside = ({ summary, body }) => `<p>${summary}</p><p>${body[0]}</p>`;

export const Atoms = ({ items }) =>
  items.map((item) => (
    <QandaAtom
      key={item.id}
      id={item.id}
      title={item.title}
      html={inside(item)}
      pillar={ArticlePillar.News}
    />
  ));
