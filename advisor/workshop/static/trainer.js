/** The trainer's page, for the projector: the post, the room against the advisor, and what comes next. */
{
  const stage = document.getElementById("stage");
  const advance = document.getElementById("advance");
  const turns = document.getElementById("turns");
  const notes = document.getElementById("notes");
  let now = null;
  let shown = "";

  const attempt = async (address, body) => {
    try {
      await send(address, body);
    } catch {
      say(texts.refused);
    }
  };

  const finds = (view) => {
    const list = view.finds.map((find) =>
      make(
        "li",
        {},
        make("blockquote", {}, find.text),
        make(
          "p",
          { className: "quiet-line" },
          fill(texts.find, { level: texts.levels[find.level], advised: texts.levels[find.advised] }),
        ),
        make(
          "button",
          {
            type: "button",
            className: "chip",
            onclick: () => attempt("/trainer/drop", { text: find.text, level: find.level }),
          },
          texts.drop,
        ),
      ),
    );
    const save = make("button", { type: "button", id: "save", className: "strong" }, texts.save);
    save.disabled = view.finds.length === 0;
    save.addEventListener("click", () => attempt("/trainer/save", {}));
    return make(
      "section",
      { id: "finds" },
      make("h2", {}, texts.finds_heading),
      list.length ? make("ol", {}, ...list) : make("p", { className: "quiet-line" }, texts.finds_none),
      save,
      make("p", { role: "status" }, view.saved ? fill(texts.saved, { count: view.saved }) : ""),
    );
  };

  const scene = (view) => {
    if (view.phase === "lobby") return [make("h1", {}, texts.join_heading), make("p", { className: "lead" }, texts.join_lead)];
    if (view.phase === "end") return [make("h1", {}, texts.end), make("p", { className: "lead" }, texts.end_lead)];
    const made = [...heading(view), ...postCards(view)];
    if (view.keep) made.push(make("p", { className: "keep" }, fill(texts.keep, view)));
    if (view.game === "fool") return [...made, finds(view)];
    return [...made, outcome(view)];
  };

  const drawNotes = (view) => {
    const round = texts.rounds[view.notes];
    notes.hidden = !round;
    if (!round) return;
    for (const part of ["time", "question", "why"]) {
      document.getElementById(`notes-${part}`).textContent = round[part];
    }
    for (const part of notes.querySelectorAll(".answer")) part.hidden = !view.reason;
    document.getElementById("notes-answer").textContent = view.reason;
  };

  const drawControls = (view) => {
    const writes = view.phase === "open" && (view.game === "better" || view.game === "fool");
    advance.textContent = writes ? texts.end_open : texts.next[view.phase];
    advance.disabled = view.phase === "end";
    const between = view.phase === "lobby" || view.phase === "reveal";
    turns.replaceChildren(
      ...Object.entries(view.left)
        .filter(([, count]) => between && count)
        .map(([game, count]) =>
          make(
            "button",
            { type: "button", className: "chip", dataset: { game }, onclick: () => attempt("/trainer/turn", { game }) },
            fill(texts.left, { game: texts.games[game], count }),
          ),
        ),
    );
  };

  const draw = (view) => {
    now = view;
    document.getElementById("phones").textContent = fill(texts.phones, view);
    document.getElementById("given").textContent =
      view.phase === "open" && view.game !== "fool" ? fill(texts.given, view) : "";
    const list = stage.querySelector("#finds");
    const key = `${view.number} ${view.phase}`;
    if (key === shown) {
      if (list) list.replaceWith(finds(view));
      return;
    }
    shown = key;
    document.body.dataset.scene = key;
    document.getElementById("turn").textContent = view.turn ? fill(texts.of, view) : "";
    stage.replaceChildren(...scene(view));
    drawNotes(view);
    drawControls(view);
    // What was pressed may have gone; the next step is always at hand.
    if (document.activeElement === document.body) advance.focus();
  };

  advance.addEventListener("click", () => {
    if (now) attempt("/trainer/advance", { number: now.number, phase: now.phase });
  });

  follow("/trainer/events", draw);
}
