import type { SliceHeader } from '../image/sliceHeader';

/** Image type values that name a correction or filter of the reconstruction. */
const filterTypes = /^(?:NORM|PSN|DIS[23]D|FIL|CLEAR|PURE|SCIC|ND)$/;
const noAgent = /^(?:none|no|nil|n\/?a|without|-+|0)?$/i;
/** One name for a maker: vendors changed theirs over the years ("Philips Medical Systems", "Philips Healthcare"). */
export function vendorText(text: string | undefined): string | undefined {
  const known =
    /philips|siemens|\bge\b|general electric|toshiba|canon|hitachi|fujifilm|esaote|united imaging|\buih\b/i.exec(
      text ?? '',
    );
  if (!known) return text;
  const name = known[0].toLowerCase();
  const aliases: Readonly<Record<string, string>> = {
    philips: 'Philips',
    siemens: 'Siemens',
    ge: 'GE',
    'general electric': 'GE',
    uih: 'United Imaging',
    'united imaging': 'United Imaging',
    toshiba: 'Canon (Toshiba)',
    canon: 'Canon (Toshiba)',
    hitachi: 'Fujifilm (Hitachi)',
    fujifilm: 'Fujifilm (Hitachi)',
  };
  return aliases[name] ?? text;
}

/** No agent tag means no agent was given. */
export function contrastAgentText(text: string | undefined): string {
  const stated = (text ?? '').trim();
  return noAgent.test(stated) ? 'none' : stated;
}

export function filterText(header: SliceHeader): string {
  const named = header.imageType
    .map((value) => value.trim().toUpperCase())
    .filter((value) => filterTypes.test(value));
  return named.length > 0 ? [...new Set(named)].sort().join(', ') : 'none';
}

export function scanOptionText(text: string | undefined): string {
  const named = (text ?? '')
    .toUpperCase()
    .split(/[\\\s,]+/)
    .filter((value) => value !== '');
  return named.length > 0 ? [...new Set(named)].sort().join(', ') : 'none';
}
