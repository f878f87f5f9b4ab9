/** A participant's phone: take part in the round that the room is in. */
{
  const stage = document.getElementById("stage");
  const mostCharacters = JSON.parse(document.getElementById("most-characters").textContent);
  const TRY_AFTER_MS = 400;
  let shown = "";

  const attempt = async (address, body, after = () => {}) => {
    try {
      after(await send(address, body));
    } catch {
      say(texts.refused);
    }
  };

  const vote = (view) =>
    make(
      "div",
      { className: "choices", role: "group", ariaLabel: texts.tasks[view.game] },
      ...Object.entries(choicesOf(view)).map(([choice, label]) =>
        make(
          "button",
          {
            type: "button",
            className: "choice",
            dataset: { choice },
            onclick: () => attempt("/answer", { number: view.number, choices: [choice] }),
          },
          label,
        ),
      ),
    );

  const spot = (view) => {
    const chosen = new Set();
    const done = make("button", { type: "button", className: "strong" }, texts.send_none);
    const count = make("p", { className: "quiet-line", role: "status" });
    done.addEventListener("click", () =>
      attempt("/answer", { number: view.number, choices: [...chosen].map(String) }),
    );
    const words = view.posts[0].words.map((word, number) => {
      const button = make("button", { type: "button", className: "word", ariaPressed: "false" }, word);
      button.addEventListener("click", () => {
        if (!chosen.delete(number)) chosen.add(number);
        button.ariaPressed = String(chosen.has(number));
        done.textContent = chosen.size ? texts.send_words : texts.send_none;
        count.textContent = fill(texts.words_chosen, { count: chosen.size });
      });
      return button;
    });
    const card = make("article", { className: "post card", ariaLabel: texts.post });
    card.append(make("div", { className: "words" }, ...words));
    return [card, count, done];
  };

  const advice = (answer) => {
    const said = { clear: texts.advisor_silent, note: texts.advisor_tip, warn: texts.advisor_warns };
    return [
      make("p", { className: `verdict ${answer.level}` }, answer.solved ? texts.solved : said[answer.level]),
      ...(answer.kept ? [] : [make("p", {}, texts.message_lost)]),
      ...answer.findings.map((finding) =>
        make("p", { className: "finding" }, make("strong", {}, `${fill(texts.quoted, { words: finding.quote })} `), finding.reason),
      ),
    ];
  };

  /** A field whose text is tried while it is written. */
  const writing = (view, text, heard = () => {}) => {
    const field = make("textarea", { id: "wording", rows: 5, maxLength: mostCharacters, value: text });
    const said = make("div", { className: "said", role: "status" });
    let timer = 0;
    let asked = 0;
    field.addEventListener("input", () => {
      clearTimeout(timer);
      const now = ++asked;
      timer = setTimeout(
        () =>
          attempt("/try", { number: view.number, text: field.value }, (answer) => {
            if (!answer || now !== asked) return;
            said.replaceChildren(...(field.value.trim() ? advice(answer) : []));
            heard(answer);
          }),
        TRY_AFTER_MS,
      );
    });
    return [field, make("label", { htmlFor: "wording", className: "label" }, texts.your_post), said];
  };

  const better = (view) => {
    const [field, label, said] = writing(view, view.posts[0].text);
    return [make("p", { className: "keep" }, fill(texts.keep, { keep: view.keep })), label, field, said];
  };

  const fool = (view) => {
    const [field, label, said] = writing(view, "");
    const thanks = make("p", { className: "quiet-line", role: "status" });
    const buttons = Object.entries(texts.levels).map(([level, words]) =>
      make(
        "label",
        { className: "option" },
        make("input", { type: "radio", name: "level", value: level, required: true }),
        ` ${words}`,
      ),
    );
    const levels = make("fieldset", {}, make("legend", {}, texts.should), ...buttons);
    const hand = make("button", { type: "button", className: "strong" }, texts.hand_in);
    hand.addEventListener("click", async () => {
      const level = levels.querySelector(":checked")?.value;
      if (!level || !field.value.trim()) return levels.querySelector("input").focus();
      try {
        await send("/finds", { number: view.number, text: field.value, level });
        thanks.textContent = texts.handed_in;
        field.value = "";
        said.replaceChildren();
        levels.querySelector(":checked").checked = false;
      } catch (error) {
        thanks.textContent = error.message === "422" ? texts.hand_in_same : texts.refused;
      }
    });
    return [make("p", { className: "quiet-line" }, texts.fool_privacy), label, field, said, levels, hand, thanks];
  };

  const playing = (view) => {
    if (view.game === "better") return [...postCards(view), ...better(view)];
    if (view.game === "fool") return fool(view);
    if (view.answered) return [...postCards(view), make("p", { className: "notice" }, texts.wait)];
    return view.game === "spot" ? spot(view) : [...postCards(view), vote(view)];
  };

  const scene = (view) => {
    if (view.phase === "lobby") return [make("h1", { tabIndex: -1 }, texts.welcome), make("p", { className: "lead" }, texts.welcome_lead)];
    if (view.phase === "end") return [make("h1", { tabIndex: -1 }, texts.end), make("p", { className: "lead" }, texts.end_lead)];
    if (view.phase === "open") return [...heading(view), ...playing(view)];
    if (view.phase === "discuss") {
      const words = view.answered ? texts.discuss_phone : `${texts.missed} ${texts.discuss_phone}`;
      return [...heading(view), ...postCards(view), make("p", { className: "notice" }, words)];
    }
    return [...heading(view), ...postCards(view), outcome(view)];
  };

  const draw = (view) => {
    // Who is writing goes on writing: that a wording counts doesn't change what is to be seen.
    const answered = view.answered && view.game !== "better";
    const key = `${view.number} ${view.phase} ${answered}`;
    if (key === shown) return;
    shown = key;
    document.getElementById("turn").textContent = view.turn ? fill(texts.of, view) : "";
    stage.replaceChildren(...scene(view));
    document.body.dataset.scene = `${view.number} ${view.phase}`;
    stage.querySelector("h1").focus();
  };

  follow("/events", draw);
}
