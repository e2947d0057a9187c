import { describe, expect, it } from 'vitest';
import { reachableFor } from '../../../../src/app/conduct/reachableFor';
import { observerId } from '../../../../src/domain/ids';

describe('images that can be reached', () => {
  const registry = { reachableKeys: () => new Set(['1.2#0', '1.3#0']) };
  const images = { has: (key: string) => key === '1.2#0' };

  it('are told to an observer as far as their view holds them, to the researcher all', () => {
    const observer = { kind: 'observer', observerId: observerId('A') } as const;
    expect([...reachableFor(registry, { person: observer, images })]).toEqual(['1.2#0']);
    const researcher = { kind: 'researcher' } as const;
    expect([...reachableFor(registry, { person: researcher, images })]).toEqual(['1.2#0', '1.3#0']);
  });
});
