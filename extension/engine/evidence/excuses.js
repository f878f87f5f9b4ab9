/** Excuses: what makes found evidence harmless. Detection (`frames.js`) does not know of them. */

import { compareMatches } from "./marks.js";

/** @typedef {import("../lexicon/matcher.js").Match} Match */
/** @typedef {import("./frames.js").Found} Found */
/** @typedef {import("./marks.js").Marks} Marks */

/** Words between a guard and the words it guards, at most. */
const NEGATION_REACH = 3;
const AUTHOR_REACH = 3;
const OWNER_REACH = 4;

/** By the name under which a frame lists it. @type {Readonly<Record<string, (found: Found, marks: Marks) => boolean>>} */
const EXCUSES = {
  /** A negation stands shortly before one of the words and is no part of it. */
  negated: ({ fillers }, marks) =>
    fillers.some((filler) =>
      marks.of("neg").some((guard) => {
        const apart = filler.start - guard.end;
        return apart >= 0 && apart < NEGATION_REACH && sameSentence(marks, guard, filler);
      }),
    ),

  /** The words stand in a quotation. */
  quoted: ({ fillers }, marks) =>
    fillers.some((filler) => marks.of("quotation").some((quote) => quote.start <= filler.start && filler.end <= quote.end)),

  /** Somebody else said it: a report stands before it in the sentence, or the post passes one on. */
  reported: (found, marks) => standsBefore(found, marks, "reported") || isRepost(marks),

  /** A wish, a question, an assumption. */
  hypothetical: (found, marks) => standsBefore(found, marks, "hypo"),

  /** It is about other people's work: "my friend's boss". */
  third_party: ({ fillers }, marks) => {
    const first = Math.min(...fillers.map((filler) => filler.start));
    return marks
      .of("third")
      .some(
        (guard) =>
          guard.start <= first && first <= guard.end + OWNER_REACH && sameSentence(marks, guard, fillers[0]),
      );
  },

  /** It is long over: "my first boss, years ago". */
  past: (_, marks) => marks.has("past"),

  /** It is about a film, a book, a game. */
  fiction: (found, marks) => standsInSentence(found, marks, "fiction"),

  /** It is about politicians, parties or states, which anybody may scold. */
  politics: (found, marks) => standsInSentence(found, marks, "politic"),

  /** The text says that it is public, and not that it is "not announced yet". */
  already_public: (_, marks) =>
    marks.of("public").some(
      (guard) => !marks.of("secret").some((mark) => mark.start <= guard.start && guard.end <= mark.end),
    ),

  /** The author says that it is their own work. */
  disclosed: (_, marks) => ["disclosure", "house_hashtag", "my_product"].some((name) => marks.has(name)),

  /** The author has moved already and is glad to say so. */
  finished_move: (_, marks) => marks.has("retire_or_move"),

  /** The fact is the author's own: "my boss knew I was pregnant". */
  about_the_author: ({ fillers }, marks) => {
    const first = fillers.reduce((one, other) => (comesBefore(other, one) ? other : one));
    const last = lastOf(fillers);
    return marks.of("firstp").some((guard) => {
      const apart = last.start - guard.end;
      return first.end <= guard.start && apart >= 0 && apart < AUTHOR_REACH;
    });
  },
};

/**
 * @param {Found} found
 * @param {Marks} marks
 * @returns {boolean} Whether one of the frame's own excuses holds.
 */
export const isExcused = (found, marks) => found.frame.excuses.some((name) => EXCUSES[name](found, marks));

/**
 * @param {Found} found
 * @param {Marks} marks
 * @param {string} wordClass
 */
function standsBefore({ fillers }, marks, wordClass) {
  const last = lastOf(fillers);
  return marks
    .of(wordClass)
    .some(
      (guard) =>
        !fillers.some((filler) => isSame(filler, guard)) &&
        guard.start <= last.start &&
        sameSentence(marks, guard, last),
    );
}

/**
 * @param {Found} found
 * @param {Marks} marks
 * @param {string} wordClass
 */
function standsInSentence({ fillers }, marks, wordClass) {
  const sentences = fillers.map((filler) => marks.sentence(filler));
  return marks.of(wordClass).some((guard) => sentences.includes(marks.sentence(guard)));
}

/** @param {readonly Match[]} fillers */
const lastOf = (fillers) => fillers.reduce((one, other) => (comesBefore(one, other) ? other : one));

/**
 * @param {Match} one
 * @param {Match} other
 */
const comesBefore = (one, other) => compareMatches(one, other) < 0;

/**
 * @param {Match} one
 * @param {Match} other
 */
const isSame = (one, other) => compareMatches(one, other) === 0;

/**
 * @param {Marks} marks
 * @param {Match} one
 * @param {Match} other
 */
const sameSentence = (marks, one, other) => marks.sentence(one) === marks.sentence(other);

/** @param {Marks} marks */
function isRepost({ reading: { tokens } }) {
  return tokens.length > 1 && tokens[0].norm === "rt" && tokens[1].norm === "<mention>";
}
