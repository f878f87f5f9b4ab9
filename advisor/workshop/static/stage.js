/** What the phone's page and the trainer's page both draw: posts, and what came out of a round. */
const texts = JSON.parse(document.getElementById("texts").textContent);

const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** An element with properties, data and children; text is always text, never markup. */
const make = (name, properties = {}, ...children) => {
  const { dataset = {}, ...rest } = properties;
  const made = Object.assign(document.createElement(name), rest);
  Object.assign(made.dataset, dataset);
  made.append(...children);
  return made;
};

const say = (words) => {
  const status = document.getElementById("status");
  if (status.textContent !== words) status.textContent = words;
};

const send = async (address, body) => {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  // 409: the room has gone on, which the next event shows anyway.
  if (!answer.ok && answer.status !== 409) throw new Error(String(answer.status));
  return answer.status === 200 ? answer.json() : null;
};

/** Follow the room; the browser connects again by itself. */
const follow = (address, draw) => {
  const events = new EventSource(address);
  events.addEventListener("message", (event) => {
    say("");
    draw(JSON.parse(event.data));
  });
  events.addEventListener("error", () => {
    say(texts.lost);
    // Refused for good: the workshop was started anew and doesn't know this phone yet.
    if (events.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 2000);
  });
};

const choicesOf = (view) => (view.game === "flip" ? texts.sides : texts.levels);

const heading = (view) => [
  make("p", { className: "game" }, texts.games[view.game]),
  make("h1", { tabIndex: -1 }, texts.tasks[view.game]),
];

/** The words of a post; once it is revealed, those that are meant and how many marked them. */
const markedWords = (view, post) => {
  const words = post.words.flatMap((word, number) => {
    const share = (view.counts?.[number] ?? 0) / Math.max(1, view.voters ?? 0);
    const risky = post.risky?.includes(number);
    const made = make(risky ? "mark" : "span", { className: "word" }, word);
    if (share > 0) {
      made.style.setProperty("--share", `${Math.round(share * 100)}%`);
      made.append(make("span", { className: "votes-on-word" }, ` ${Math.round(share * 100)}%`));
    }
    return [made, " "];
  });
  return make("p", { className: "words" }, ...words);
};

const postCards = (view) => {
  const cards = view.posts.map((post, number) => {
    const label = view.posts.length > 1 ? [texts.first, texts.second][number] : texts.post;
    const card = make("article", { className: "post card", ariaLabel: label });
    if (view.posts.length > 1) card.append(make("p", { className: "label" }, label));
    card.append(view.game === "spot" && view.counts ? markedWords(view, post) : make("p", {}, post.text));
    if (post.level && view.game === "flip") {
      card.append(make("p", { className: `verdict ${post.level}` }, texts.levels[post.level]));
    }
    return card;
  });
  return [make("div", { className: "posts" }, ...cards)];
};

const bars = (view) =>
  make(
    "ul",
    { className: "bars", ariaLabel: texts.room },
    ...Object.entries(choicesOf(view)).map(([choice, label]) => {
      const count = view.counts[choice] ?? 0;
      const bar = make("span", { className: "bar" });
      bar.style.setProperty("--share", `${(100 * count) / Math.max(1, view.voters)}%`);
      return make(
        "li",
        { className: view.answer === choice ? "right" : "", dataset: { choice } },
        make("span", { className: "choice" }, label),
        bar,
        make("span", { className: "votes" }, fill(texts.votes, { count, voters: view.voters })),
      );
    }),
  );

const line = (who, what, kind) =>
  make("p", { className: `says ${kind}` }, make("span", {}, `${who}: `), make("strong", {}, what));

const verdictLines = (view) => {
  const choices = choicesOf(view);
  return [
    line(texts.adviser, choices[view.answer], "adviser"),
    line(texts.advisor, choices[view.advised], "advisor"),
    make("p", { className: "quiet-line" }, view.answer === view.advised ? texts.agree : texts.disagree),
  ];
};

const spotLines = (view) => {
  const [post] = view.posts;
  const quotes = post.findings.map((finding) => fill(texts.quoted, { words: finding.quote })).join(", ");
  const program = quotes ? `${texts.levels[post.advised]}: ${quotes}` : texts.levels[post.advised];
  return [
    ...(post.risky.length
      ? [make("p", { className: "quiet-line" }, `${texts.legend_risky}; ${texts.legend_room}`)]
      : [make("p", { className: "says adviser" }, texts.nothing_to_mark)]),
    line(texts.adviser, texts.levels[post.level], "adviser"),
    line(texts.advisor, program, "advisor"),
  ];
};

const betterLines = (view) => [
  make("p", {}, fill(texts.solved_count, { count: view.counts.solved ?? 0 })),
  make("h2", {}, texts.one_way),
  make("blockquote", {}, view.better),
];

/** What came out of a round. */
const outcome = (view) => {
  const made = make("section", { className: "outcome" });
  if (view.counts && (view.game === "vote" || view.game === "flip")) made.append(bars(view));
  if (view.phase !== "reveal") return made;
  const lines = { vote: verdictLines, flip: verdictLines, spot: spotLines, better: betterLines }[view.game];
  if (lines) {
    made.append(...lines(view), make("h2", {}, texts.why), make("p", { className: "reason" }, view.reason));
  }
  return made;
};
