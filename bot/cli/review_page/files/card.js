// One card as it is seen: its question and answer, what the checks said, and each thing that would be added.
import { editItem, editWhole } from "./editing.js";

// What shows nothing or turns a text around is seen as a dot; line ends and the joiners of scripts and emoji stay.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;
const STAYS = "\n\t\u200c\u200d";
export const shown = (text) => text.replace(HIDDEN, (sign) => (STAYS.includes(sign) ? sign : "·"));

/** An element with a class and either a text or elements in it. */
export function node(tag, kind, inside) {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  if (typeof inside === "string") made.textContent = inside;
  else if (inside) made.append(...inside.filter(Boolean));
  return made;
}
export const own = (tag, kind, text) => Object.assign(node(tag, kind, shown(text)), { dir: "auto" });
export function press(label, does, kind = "") {
  const made = node("button", kind, label);
  made.type = "button";
  made.addEventListener("click", does);
  return made;
}

const KINDS = [
  ["form", "Form of the answer"],
  ["idea", "Ideas"],
  ["side", "Sides of the comparison"],
  ["right", "Right answers"],
  ["partly", "Half-right answers"],
  ["wrong", "Wrong answers"],
  ["explanation", "Explanation"],
  ["hint", "Hint"],
  ["source", "Source"],
];

export function drawCard(main, card, acts) {
  main.replaceChildren(
    node("p", "where", [
      `Card ${card.number + 1} of ${acts.of()} · `, own("bdi", "", card.key), card.topic ? " · " : "",
      card.topic ? own("bdi", "", card.topic) : "", " · ",
      node("span", `stage ${card.stage}`, acts.stages[card.stage]),
    ]),
    own("h2", "prompt", card.prompt),
    node("div", "answer", [node("p", "name", "The answer on the card"), own("p", "", card.reference)]),
    known(card),
    ...said(card),
    node("section", "adds", [node("h3", "", "What would be added"), ...added(card, acts)]),
    actions(card, acts),
  );
}

function known(card) {
  const box = node("details", "knows", [node("summary", "", `What the card knows today: ${card.state}`)]);
  if (!card.knows.length) box.append(node("p", "name", "Its question and its answer, nothing else."));
  for (const { name, texts } of card.knows) {
    box.append(node("p", "name", name), node("ul", "", texts.map((text) => own("li", "", text))));
  }
  return box;
}

function said(card) {
  const parts = [];
  const list = (title, notes, kind = "") => {
    if (notes.length) {
      parts.push(node("h3", "", title), node("ul", `notes ${kind}`, notes.map((note) => own("li", "", note))));
    }
  };
  list("What the checks said", card.notes);
  list("What the second reading said", card.second);
  if (!card.notes.length && !card.second.length) parts.push(node("p", "where", "The checks have nothing to say against it."));
  if (card.before.length) {
    parts.push(node("details", "", [
      node("summary", "", "Said before it was changed"),
      node("ul", "notes old", card.before.map((note) => own("li", "", note))),
    ]));
  }
  return parts;
}

function added(card, acts) {
  const parts = [];
  for (const [part, title] of KINDS) {
    const items = card.items.filter((item) => item.part === part);
    if (!items.length) continue;
    parts.push(node("h3", "", items.length > 1 ? `${title} (${items.length})` : title));
    if (part === "wrong") parts.push(...groups(card, items, acts));
    else parts.push(node("ul", "", items.map((item) => draw(item, acts))));
    if (part === "idea" && card.enough) parts.push(node("p", "name", `${card.enough} of these ideas are enough.`));
  }
  return parts.length ? parts : [node("p", "name", "Nothing that the card does not have already.")];
}

function groups(card, wrong, acts) {
  const numbers = [...new Set(wrong.map((item) => item.group))];
  return numbers.map((number) => {
    const why = card.items.filter((item) => item.part === "correction" && item.group === number);
    const here = [...wrong.filter((item) => item.group === number), ...why];
    return node("ul", "group", here.map((item) => draw(item, acts)));
  });
}

function draw(item, acts) {
  const [first, ...more] = item.words;
  const line = node("li", `item ${item.part}${item.taken ? "" : " out"}`);
  const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: item.taken });
  box.setAttribute("aria-label", `Take: ${shown(first)}`);
  box.title = item.taken ? "Taken. Take the tick away to leave it out." : "Left out. Tick it to take it.";
  const problems = node("ul", "problems");
  problems.setAttribute("role", "alert");
  const complain = (found) => {
    box.checked = item.taken;
    problems.replaceChildren(...found.map((each) => own("li", "", each.message)));
  };
  box.addEventListener("change", async () => {
    const at = item.at;
    if (!acts.free()) { box.checked = item.taken; return; }
    if (await acts.change({ item: at, take: box.checked }, complain)) document.querySelector(`[data-at="${at}"] input`)?.focus();
  });
  line.dataset.at = item.at;
  const words = node("div", "words", [own("div", "", first), ...more.map((text) => own("div", "more", text)), problems]);
  line.append(box, words);
  if (Object.keys(item.fields).length) {
    const edit = press("Edit", () => editItem(line, item, acts), "small");
    edit.setAttribute("aria-label", `Edit: ${shown(first)}`);
    line.append(edit);
  }
  return line;
}

function actions(card, acts) {
  const bar = node("div", "actions");
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Decide about this card");
  const decided = card.stage === "accepted" || card.stage === "dropped";
  const accept = press("Accept", () => acts.decide("accepted"), "main");
  const drop = press("Drop", () => acts.decide("dropped"));
  accept.disabled = card.stage === "accepted";
  drop.disabled = card.stage === "dropped";
  const whole = press("Edit as text", () => editWhole(document.getElementById("card"), card, acts), "edit-whole");
  bar.append(
    accept, drop, decided ? press("Undecided again", () => acts.decide("passed")) : "", whole,
    node("span", "gap"), press("◀ Previous", () => acts.step(-1)), press("Next ▶", () => acts.step(1)),
  );
  return bar;
}
