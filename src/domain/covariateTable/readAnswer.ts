import { foldWord } from './foldText';

type Words<Answer extends string> = readonly (readonly [Answer, readonly string[]])[];

const sexes: Words<'male' | 'female'> = [
  [
    'male',
    [
      'm',
      'male',
      'man',
      'men',
      'boy',
      '男',
      '男性',
      '男子',
      '남',
      '남자',
      '남성',
      'mannlich',
      'maennlich',
      'mann',
      'homme',
      'masculin',
      'masculino',
      'hombre',
      'varon',
      'h',
      '♂',
    ],
  ],
  [
    'female',
    [
      'f',
      'female',
      'woman',
      'women',
      'girl',
      '女',
      '女性',
      '女子',
      '여',
      '여자',
      '여성',
      'w',
      'weiblich',
      'frau',
      'femme',
      'feminin',
      'femenino',
      'mujer',
      '♀',
    ],
  ],
];

const yesNo: Words<'yes' | 'no'> = [
  [
    'yes',
    [
      'y',
      'yes',
      'true',
      'refracture',
      'refractured',
      'confirmed',
      'positive',
      '是',
      '有',
      '是的',
      '阳性',
      '发生',
      '再骨折',
      'はい',
      'あり',
      '有り',
      '예',
      '네',
      '있음',
      'ja',
      'j',
      'oui',
      'o',
      'si',
      'wahr',
      'vrai',
      'verdadero',
    ],
  ],
  [
    'no',
    [
      'n',
      'no',
      'false',
      'not refractured',
      'non-refracture',
      'no refracture',
      'none',
      'negative',
      '否',
      '无',
      '無',
      '没有',
      '阴性',
      '未发生',
      '未再骨折',
      '無し',
      'いいえ',
      'なし',
      '아니오',
      '아니요',
      '없음',
      'nein',
      'non',
      'falsch',
      'faux',
      'falso',
    ],
  ],
];

function lookUp<Answer extends string>(words: Words<Answer>, text: string): Answer | undefined {
  const wanted = foldWord(text).replace(/\.$/, '');
  return words.find(([, all]) => all.includes(wanted))?.[0];
}

/**
 * The sex that a word says in one of many languages; undefined for a code such as 1 or 2, of which somebody must say
 * what it means. In a column with "H" (hombre, homme) and no "F" an "M" may be a mujer: no word there.
 */
export function readSex(text: string, isSpanish = false): 'male' | 'female' | undefined {
  return isSpanish && foldWord(text) === 'm' ? undefined : lookUp(sexes, text);
}

/** Yes or no in one of many languages; undefined for codes such as 1, 0 or +. */
export function readYesNo(text: string): 'yes' | 'no' | undefined {
  return lookUp(yesNo, text);
}
