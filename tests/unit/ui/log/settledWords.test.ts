import { describe, expect, it } from 'vitest';
import { defaultProtocol } from '../../../../src/domain/study/protocol';
import { detailText, personText } from '../../../../src/ui/log/logFilter';

const protocol = defaultProtocol('Log');
const said = (detail: string) =>
  detailText({ act: 'disagreement-settled', detail, person: 'researcher' }, protocol);

describe('a settled disagreement in the log', () => {
  it.each([
    ['average', 'pre-op left: the mean stands'],
    ['re-read', 'pre-op left: to be read again by both'],
    ['third-reading', 'pre-op left: to be read by the third reader'],
    ['open', 'pre-op left: decision taken back'],
  ])('says of %s its target and what was decided', (decision, text) => {
    expect(said(`preop|fractured-level|mf-es|left ${decision}`)).toBe(text);
  });

  it('leaves a detail that it does not know as it is', () => {
    expect(said('preop|fractured-level|mf-es|left something')).toBe('pre-op left something');
  });

  it('leaves the same word alone in other acts', () => {
    const detail = 'version 2: average';
    expect(detailText({ act: 'protocol-amended', detail, person: 'researcher' }, protocol)).toBe(detail);
  });

  it('names the third reader', () => {
    const thirdReader = { role: 'radiologist', name: '', training: '' };
    const named = { ...protocol, adjudication: { ...protocol.adjudication, thirdReader } };
    expect(personText('third', named)).not.toBe('third');
  });
});
