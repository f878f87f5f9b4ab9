/**
 * Small convolutional networks over word vectors and marks: filters of one to five tokens, each followed by the
 * highest activation over the text, then one linear layer (Kim 2014).
 *
 * All networks are computed at once. What a word or a mark adds to the filters around it is always the same, so it is
 * worked out once and kept: the words of a growing draft come again with each review.
 */
import { unpackHalves } from "./arrays.js";

/** @typedef {import("../evidence/gatherer.js").Gathered} Gathered */
/** @typedef {import("./vectors.js").WordVectors} WordVectors */

/**
 * What each filter makes of each token, where below 0 counts as 0: `at[token * filters + filter]`.
 * @typedef {{ readonly at: Float64Array, readonly tokens: number }} Activations
 */

/**
 * One filter: the network it belongs to, its row there, and the first and last token it sees, counted from where it
 * stands.
 * @typedef {{ readonly network: number, readonly row: number, readonly extent: readonly [number, number] }} Filter
 */

/** Tokens of a long mark that bear its name. */
const LONGEST_MARK = 8;

/** Words whose part in the filters is kept at least; at most twice as many are. */
const WORDS_KEPT = 2000;

/** Rows of the word vectors' matrix that are added at a time: sums are then loaded and stored an eighth as often. */
const ROWS_AT_A_TIME = 8;

export class Networks {
  #vectors;
  /** @type {Map<string, number>} */
  #markRows = new Map();
  #layers;
  #markSize;
  #bias;
  /**
   * The places that filters look at: `count` filters from `first` on, whose columns begin at `from`.
   * @type {{ shift: number, first: number, count: number, from: number }[]}
   */
  #looks = [];
  /** What each number of a word's vector adds to each column: one row a number. @type {Float32Array} */
  #wordWeights;
  /** The same for a mark. @type {Float32Array} */
  #markWeights;
  #columns;
  /** Of the words met lately, and of those met before them. @type {Map<string, Float64Array>} */
  #wordParts = new Map();
  /** @type {Map<string, Float64Array>} */
  #olderWordParts = new Map();
  /** @type {Map<string, Float64Array>} */
  #markParts = new Map();

  /**
   * @param {Bundle["networks"]} packed
   * @param {WordVectors} vectors
   */
  constructor({ widths, mark_names: markNames, layers }, vectors) {
    this.#vectors = vectors;
    const names = markNames.split("\n");
    names.forEach((name, row) => this.#markRows.set(name, row));
    this.#layers = layers.map((layer) => ({
      marks: unpackHalves(layer.mark_weights),
      filters: unpackHalves(layer.filters),
      bias: unpackHalves(layer.filter_bias),
      out: unpackHalves(layer.out_weights),
      outBias: unpackHalves(layer.out_bias),
    }));
    const [{ marks, bias, outBias }] = this.#layers;
    this.#markSize = marks.length / names.length;
    if (vectors.dimensions % ROWS_AT_A_TIME !== 0) {
      throw new TypeError("The bundle does not fit: its vectors must have a multiple of eight numbers.");
    }
    this.outputs = outBias.length;
    /** All filters: by width, so that those that see a place stand together, then by network. */
    this.filters = filtersOf(widths, this.#layers.length, bias.length / widths.length);
    this.#bias = Float64Array.from(this.filters, ({ network, row }) => this.#layers[network].bias[row]);
    this.#columns = this.#arrangeLooks();
    this.#wordWeights = this.#arrange(0, vectors.dimensions);
    this.#markWeights = this.#arrange(vectors.dimensions, this.#markSize);
  }

  /** @returns {number} How many there are. */
  get count() {
    return this.#layers.length;
  }

  /**
   * @param {Filter} filter
   * @param {number} output
   */
  outWeight({ network, row }, output) {
    return this.#layers[network].out[row * this.outputs + output];
  }

  /**
   * @param {Gathered} gathered
   * @returns {Activations}
   */
  activations({ marks, evidence }) {
    const { tokens } = marks.reading;
    const length = tokens.length;
    const at = new Float64Array(length * this.filters.length);
    for (let token = 0; token < length; token += 1) at.set(this.#bias, token * this.filters.length);
    tokens.forEach(({ norm }, token) => {
      const rows = this.#vectors.rowsOf(norm);
      if (rows.length > 0) this.#spread(this.#wordPart(rows), token, at, length);
    });
    for (const [token, names] of this.#marked(marks, evidence)) {
      for (const name of names) this.#spread(this.#markPart(name), token, at, length);
    }
    return { at, tokens: length };
  }

  /**
   * @param {Activations} activations
   * @param {number} start First token of a stretch.
   * @param {number} end Exclusive.
   * @returns {Float64Array} The outputs for the stretch, the mean of all networks.
   */
  logits({ at }, start, end) {
    const filters = this.filters.length;
    const highest = new Float64Array(filters);
    for (let token = start; token < end; token += 1) {
      const offset = token * filters;
      for (let filter = 0; filter < filters; filter += 1) {
        const activation = at[offset + filter];
        if (activation > highest[filter]) highest[filter] = activation;
      }
    }
    const sums = Float64Array.from({ length: this.outputs }, (_, output) =>
      this.#layers.reduce((sum, { outBias }) => sum + outBias[output], 0),
    );
    this.filters.forEach(({ network, row }, filter) => {
      const { out } = this.#layers[network];
      for (let output = 0; output < this.outputs; output += 1) {
        sums[output] += highest[filter] * out[row * this.outputs + output];
      }
    });
    return sums.map((sum) => sum / this.count);
  }

  /** @returns {number} How many columns there are: one for each place that each filter looks at. */
  #arrangeLooks() {
    const firsts = this.filters.map(({ extent: [first] }) => first);
    const lasts = this.filters.map(({ extent: [, last] }) => last);
    let from = 0;
    for (let shift = Math.min(...firsts); shift <= Math.max(...lasts); shift += 1) {
      const sees = this.filters.map(({ extent: [first, last] }) => first <= shift && shift <= last);
      const first = sees.indexOf(true);
      const count = sees.lastIndexOf(true) + 1 - first;
      if (sees.slice(first, first + count).includes(false)) {
        throw new TypeError("The bundle does not fit: wider filters must see all that narrower ones see.");
      }
      this.#looks.push({ shift, first, count, from });
      from += count;
    }
    return from;
  }

  /**
   * From the windows as they were trained, `filters[(place * inputs + input) * filters + filter]`, to one row an input.
   *
   * @param {number} firstInput
   * @param {number} count
   */
  #arrange(firstInput, count) {
    const inputs = this.#vectors.dimensions + this.#markSize;
    const weights = new Float32Array(count * this.#columns);
    this.#looks.forEach(({ first, count: filters, from }, place) => {
      this.filters.slice(first, first + filters).forEach(({ network, row: column }, index) => {
        const { filters: trained, bias } = this.#layers[network];
        for (let row = 0; row < count; row += 1) {
          weights[row * this.#columns + from + index] =
            trained[(place * inputs + firstInput + row) * bias.length + column];
        }
      });
    });
    return weights;
  }

  /**
   * Adds what a token means to the filters that see it.
   *
   * @param {Float64Array} part
   * @param {number} token
   * @param {Float64Array} at
   * @param {number} length
   */
  #spread(part, token, at, length) {
    for (const { shift, first, count, from } of this.#looks) {
      const standing = token - shift;
      if (standing < 0 || standing >= length) continue;
      const offset = standing * this.filters.length + first;
      for (let index = 0; index < count; index += 1) at[offset + index] += part[from + index];
    }
  }

  /**
   * @param {readonly number[]} rows Of the word vectors.
   * @returns {Float64Array} What a word adds to each column.
   */
  #wordPart(rows) {
    const key = rows.join();
    const recent = this.#wordParts.get(key);
    if (recent) return recent;
    const part = this.#olderWordParts.get(key) ?? this.#newWordPart(rows);
    if (this.#wordParts.size === WORDS_KEPT) {
      this.#olderWordParts = this.#wordParts;
      this.#wordParts = new Map();
    }
    this.#wordParts.set(key, part);
    return part;
  }

  /** @param {readonly number[]} rows */
  #newWordPart(rows) {
    const vector = this.#vectors.mean(rows);
    const weights = this.#wordWeights;
    const columns = this.#columns;
    const part = new Float64Array(columns);
    for (let row = 0; row < vector.length; row += ROWS_AT_A_TIME) {
      const [one, two, three, four, five, six, seven, eight] = vector.subarray(row, row + ROWS_AT_A_TIME);
      const begin = row * columns;
      for (let column = 0; column < columns; column += 1) {
        const at = begin + column;
        part[column] +=
          one * weights[at] +
          two * weights[at + columns] +
          three * weights[at + 2 * columns] +
          four * weights[at + 3 * columns] +
          five * weights[at + 4 * columns] +
          six * weights[at + 5 * columns] +
          seven * weights[at + 6 * columns] +
          eight * weights[at + 7 * columns];
      }
    }
    return part;
  }

  /**
   * @param {string} name
   * @returns {Float64Array} What a mark adds to each column.
   */
  #markPart(name) {
    const known = this.#markParts.get(name);
    if (known) return known;
    const part = new Float64Array(this.#columns);
    const begin = (this.#markRows.get(name) ?? 0) * this.#markSize;
    for (const { first, count, from } of this.#looks) {
      this.filters.slice(first, first + count).forEach(({ network }, index) => {
        // Each network has marks of its own.
        const { marks } = this.#layers[network];
        for (let row = 0; row < this.#markSize; row += 1) {
          part[from + index] += marks[begin + row] * this.#markWeights[row * this.#columns + from + index];
        }
      });
    }
    this.#markParts.set(name, part);
    return part;
  }

  /**
   * @param {Gathered["marks"]} marks
   * @param {Gathered["evidence"]} evidence
   * @returns {Map<number, Set<string>>} The names of the marks on each token that bears some.
   */
  #marked({ matches }, evidence) {
    /** @type {Map<number, Set<string>>} */
    const marked = new Map();
    /**
     * @param {number} start
     * @param {number} end
     * @param {string} name
     */
    const mark = (start, end, name) => {
      if (!this.#markRows.has(name)) return;
      for (let token = start; token < Math.min(end, start + LONGEST_MARK); token += 1) {
        const names = marked.get(token);
        if (names) names.add(name);
        else marked.set(token, new Set([name]));
      }
    };
    for (const { start, end, wordClass } of matches) mark(start, end, wordClass);
    for (const { kind, level, category, first, last } of evidence) {
      mark(first, last, `frame:${kind}`);
      mark(first, last, `${level}:${category}`);
    }
    return marked;
  }
}

/**
 * @param {readonly (readonly [number, number])[]} widths Extent of each kind of filter.
 * @param {number} networks
 * @param {number} each Filters of a kind in one network.
 * @returns {readonly Filter[]}
 */
function filtersOf(widths, networks, each) {
  return widths.flatMap((extent, kind) =>
    Array.from({ length: networks }, (_, network) =>
      Array.from({ length: each }, (_, index) => ({ network, row: kind * each + index, extent })),
    ).flat(),
  );
}
