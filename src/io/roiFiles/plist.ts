import { err, ok, type Result } from '../../base/result';

/** A value of an Apple property list. Dates and data stay the text they are. */
export type PlistValue = string | number | boolean | readonly PlistValue[] | ReadonlyMap<string, PlistValue>;

/** Why a text is no property list, with the place. */
export interface PlistFault {
  readonly detail: string;
  readonly offset: number;
}

const deepest = 32;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads an XML property list: the few elements that it can have, and nothing else of XML. Nothing is ever fetched or
 * expanded: only the five entities of XML and character numbers stand for something, and a text that declares its own is
 * refused. The same in every browser, in a worker and in Node. Never throws.
 */
export function parsePlist(text: string): Result<PlistValue, PlistFault> {
  const reader = new PlistReader(text);
  try {
    return ok(reader.readDocument());
  } catch (cause) {
    if (cause instanceof Broken) return err({ detail: cause.message, offset: cause.offset });
    throw cause;
  }
}

class Broken extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly isEmpty: boolean;
  readonly offset: number;
}

class PlistReader {
  private at = 0;

  constructor(private readonly text: string) {}

  readDocument(): PlistValue {
    const tag = this.nextTag();
    if (tag.isEnd || tag.name !== 'plist')
      throw new Broken(`begins with <${tag.name}>, not with <plist>`, tag.offset);
    if (tag.isEmpty) throw new Broken('holds nothing', tag.offset);
    const first = this.nextTag();
    if (first.isEnd) throw new Broken('holds nothing', first.offset);
    const value = this.readValue(first, 0);
    const end = this.nextTag();
    if (!end.isEnd || end.name !== 'plist') throw new Broken('holds more than one value', end.offset);
    return value;
  }

  private readValue(tag: Tag, depth: number): PlistValue {
    if (depth > deepest) throw new Broken('is nested too deeply', tag.offset);
    switch (tag.name) {
      case 'dict':
        return tag.isEmpty ? new Map() : this.readDict(depth);
      case 'array':
        return tag.isEmpty ? [] : this.readArray(depth);
      case 'true':
      case 'false':
        if (!tag.isEmpty) this.readText(tag.name);
        return tag.name === 'true';
      case 'integer':
      case 'real':
        return this.readNumber(tag);
      case 'string':
      case 'date':
      case 'data':
        return tag.isEmpty ? '' : this.readText(tag.name);
      default:
        throw new Broken(`has an unknown element <${tag.name}>`, tag.offset);
    }
  }

  private readDict(depth: number): PlistValue {
    const dict = new Map<string, PlistValue>();
    for (let tag = this.nextTag(); ; tag = this.nextTag()) {
      if (tag.isEnd && tag.name === 'dict') return dict;
      if (tag.isEnd || tag.name !== 'key') throw new Broken('lacks a key in a dictionary', tag.offset);
      const key = tag.isEmpty ? '' : this.readText('key');
      const value = this.nextTag();
      if (value.isEnd) throw new Broken(`lacks the value of "${key.slice(0, 40)}"`, value.offset);
      dict.set(key, this.readValue(value, depth + 1));
    }
  }

  private readArray(depth: number): PlistValue {
    const items: PlistValue[] = [];
    for (let tag = this.nextTag(); ; tag = this.nextTag()) {
      if (!tag.isEnd) items.push(this.readValue(tag, depth + 1));
      else if (tag.name === 'array') return items;
      else throw new Broken(`closes <${tag.name}> inside an array`, tag.offset);
    }
  }

  private readNumber(tag: Tag): number {
    const text = tag.isEmpty ? '' : this.readText(tag.name).trim();
    // "nan" and "+infinity" are what Foundation writes for numbers that are none.
    const value = /^[+-]?(nan|inf|infinity)$/i.test(text) ? Number.NaN : Number(text);
    if (text === '' || (Number.isNaN(value) && !/nan|inf/i.test(text))) {
      throw new Broken(`has "${text.slice(0, 20)}" for a number`, tag.offset);
    }
    return value;
  }

  /** Text up to the end of its element, which it passes. */
  private readText(name: string): string {
    const parts: string[] = [];
    for (;;) {
      const open = this.text.indexOf('<', this.at);
      if (open < 0) throw new Broken(`ends inside <${name}>`, this.text.length);
      parts.push(this.decode(this.text.slice(this.at, open), this.at));
      this.at = open;
      if (this.text.startsWith('<![CDATA[', open)) {
        parts.push(this.upTo(']]>', 9));
      } else if (this.text.startsWith('<!--', open)) {
        this.upTo('-->', 4);
      } else {
        const tag = this.nextTag();
        if (tag.isEnd && tag.name === name) return parts.join('');
        throw new Broken(`has <${tag.name}> inside <${name}>`, tag.offset);
      }
    }
  }

  private decode(text: string, offset: number): string {
    if (!text.includes('&')) return text;
    return text.replace(/&([^;&]{0,12})(;?)/g, (whole: string, name: string, end: string) => {
      const known = entities[name];
      if (end === ';' && known !== undefined) return known;
      const digits = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
      const code = digits
        ? Number.parseInt(digits[1] ?? digits[2] ?? '', digits[1] === undefined ? 10 : 16)
        : Number.NaN;
      if (end !== ';' || !(code > 0 && code <= 0x10ffff))
        throw new Broken(`has an entity "${whole.slice(0, 14)}"`, offset);
      return String.fromCodePoint(code);
    });
  }

  /** The next element's tag; white space, comments, the declaration and a plain DOCTYPE are passed over. */
  private nextTag(): Tag {
    for (;;) {
      while (/\s/.test(this.text.charAt(this.at))) this.at += 1;
      const offset = this.at;
      if (this.text.startsWith('<!--', offset)) this.upTo('-->', 4);
      else if (this.text.startsWith('<?', offset)) this.upTo('?>', 2);
      else if (this.text.startsWith('<!DOCTYPE', offset)) {
        if (this.upTo('>', 9).includes('[')) throw new Broken('declares its own entities', offset);
      } else return this.readTag(offset);
    }
  }

  private readTag(offset: number): Tag {
    const found = /^<(\/?)([A-Za-z]{1,20})((?:\s[^<>]{0,200})?\/?)>/.exec(
      this.text.slice(offset, offset + 300),
    );
    if (!found) {
      throw new Broken(
        offset >= this.text.length ? 'ends too early' : 'has text where an element should be',
        offset,
      );
    }
    this.at = offset + found[0].length;
    const rest = found[3] ?? '';
    return { name: found[2] ?? '', isEnd: found[1] === '/', isEmpty: rest.endsWith('/'), offset };
  }

  /** What stands up to a mark, which is passed; `skip` characters at the start belong to the opening. */
  private upTo(mark: string, skip: number): string {
    const start = this.at + skip;
    const end = this.text.indexOf(mark, start);
    if (end < 0) throw new Broken(`lacks "${mark}"`, this.at);
    this.at = end + mark.length;
    return this.text.slice(start, end);
  }
}
