import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { powers } from '#core/domains.ts';
import { en, zh } from '#contract/catalogue.ts';

const server = import.meta.dirname;

/** Functions that audit what their caller names. */
const auditing = /\bnothingChanged\([^)\n]*?'([a-z-]+\.[a-z-]+)'/g;

interface Named {
  readonly acts: readonly string[];
  /** Names that are put together or come from elsewhere, and that nothing above explains. */
  readonly unclear: readonly string[];
}

/** The acts that a source names: every `noun.verb` behind `act:`, and those that it hands to a function that audits. */
function actsIn(source: string): Named {
  const named = [...source.matchAll(/\bact: ([^\n]+)/g)].flatMap(([, rest = '']) => [...rest.matchAll(/'([a-z-]+\.[a-z-]+)'/g)]);
  const handed = [...source.matchAll(auditing)];
  const templates = [...source.matchAll(/\bact: `([^`]+)`/g)].map(([, template = '']) => template);
  const fromElsewhere = [...source.matchAll(/\baudit\(\{ act(?:,|: \w+,)/g)].map(([call]) => call);
  return {
    acts: [...named, ...handed].flatMap(([, act]) => act ?? []),
    unclear: [...templates, ...(handed.length > 0 ? [] : fromElsewhere)],
  };
}

function withoutWords(acts: readonly string[], catalogue: Readonly<Record<string, string>>): string[] {
  return [...new Set(acts)].filter((act) => !(`act.${act}` in catalogue)).sort();
}

const sources = readdirSync(server, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(server, name), 'utf8'));
const found = sources.map(actsIn);
const written = [...new Set(found.flatMap(({ acts }) => acts))];

describe('acts in words', () => {
  it('finds what the server writes', () => {
    expect(written).toEqual(
      expect.arrayContaining([
        'session.open',
        'account.add-totp',
        'account.remove-passkey',
        'task.set-lead',
        'plan.publish',
        'audit.verify',
      ]),
    );
    expect(written.length).toBeGreaterThan(40);
    expect(found.flatMap(({ unclear }) => unclear)).toEqual([]);
  });

  it.each([
    ['Chinese', zh],
    ['English', en],
  ])('has words in %s for all of them', (_, catalogue) => {
    expect(withoutWords(written, catalogue)).toEqual([]);
  });

  it('has words for every endpoint, by whose id refused and failed acts go', () => {
    expect(withoutWords(Object.keys(powers), zh)).toEqual([]);
  });

  it('notices one without', () => {
    const source = [
      "act.audit({ act: isNew ? 'thing.add' : 'thing.edit', objects: [] });",
      'act.audit({ act: `thing.${verb}`, objects: [] });',
      "return nothingChanged(act, 'thing.keep');",
    ].join('\n');
    const { acts, unclear } = actsIn(source);
    expect(withoutWords(acts, zh)).toEqual(['thing.add', 'thing.edit', 'thing.keep']);
    expect(unclear).toEqual(['thing.${verb}']);
    expect(actsIn('act.audit({ act: name, objects: [] })').unclear).toHaveLength(1);
  });
});
