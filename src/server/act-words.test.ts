import { describe, expect, it } from 'vitest';
import { isPowerId, powers } from '#core/domains.ts';
import { en, zh } from '#contract/catalogue.ts';
import { actsMeantBy, currentActName, formerActs, programActs, storedActNames } from '#core/platform/act-names.ts';

const acts = [...Object.keys(powers), ...programActs, ...formerActs];

describe('acts in words', () => {
  it.each([
    ['Chinese', zh],
    ['English', en],
  ])('has words in %s for all of them, and for nothing else', (_, catalogue) => {
    const worded = Object.keys(catalogue).flatMap((key) => (key.startsWith('act.') ? key.slice('act.'.length) : []));
    expect(worded.sort()).toEqual([...acts].sort());
  });

  it('reads former names as what they mean today, and finds them by it', () => {
    expect(currentActName('task.set-lead')).toBe('setLead');
    expect(currentActName('setLead')).toBe('setLead');
    expect(storedActNames('setLead')).toEqual(['setLead', 'task.set-lead']);
    expect(storedActNames('editUnit')).toEqual(['editUnit', 'unit.edit', 'unit.rename']);
    const meant = acts.flatMap((act) => storedActNames(act).map(currentActName));
    expect(meant.filter((act) => !isPowerId(act) && ![...programActs, ...formerActs].some((one) => one === act))).toEqual([]);
  });

  it.each([
    ['setLead', ['setLead']],
    ['task.set-lead', ['setLead']],
    ['post', ['endPost', 'grantPost']],
    ['token', ['addToken', 'endToken']],
    ['session.open', ['logIn', 'provePasskey', 'finishOidc', 'acceptInvite', 'enterDemo']],
    ['constructor', ['constructor']],
  ])('%s in a filter means %j', (asked, meant) => expect(actsMeantBy(asked)).toEqual(meant));
});
