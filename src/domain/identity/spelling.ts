/** One way in which something that names a person can be written: its words, and what may stand between them. */
export interface Spelling {
  readonly words: readonly string[];
  /**
   * `name`: up to three marks or blanks. `typed`: as formats write more around a word.
   * `number`: one mark or none, and no letter or digit around. `exact`: the same.
   */
  readonly gaps: 'name' | 'typed' | 'number' | 'exact';
}

/** Spellings of one thing. */
export interface Spellings {
  /** Tell wherever they stand. */
  readonly anywhere: readonly Spelling[];
  /** Tell only in what a person typed: a part of a name, a short number. */
  readonly typedOnly: readonly Spelling[];
}

/** Each spelling once; what tells anywhere is not asked for again. */
export function distinctSpellings({ anywhere, typedOnly }: Spellings): Spellings {
  const seen = new Set<string>();
  const once = (spelling: Spelling): boolean => {
    const key = spelling.words.join('\u0000');
    if (spelling.words.length === 0 || seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  return { anywhere: anywhere.filter(once), typedOnly: typedOnly.filter(once) };
}
