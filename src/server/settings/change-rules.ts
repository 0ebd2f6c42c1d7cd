/** Changes figures of the rules; a reason is required. What was done before keeps the version that it was done by. */
import type * as contract from '#contract/settings/endpoints.ts';
import { failure, success } from '#core/failure.ts';
import type { RuleName } from '#core/settings/rule-figures.ts';
import { changeRules as decide, differingRules, type Rules } from '#core/settings/rules.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';
import { addRuleSet, loadRuleSet } from '#server/settings/rows.ts';
import { ruleSetAnswer } from '#server/settings/rule-set-answer.ts';

/** Refused when somebody else changed the rule set since the given version, and when nothing would change. */
export const changeRules: Handler<typeof contract.changeRules> = async ({ body: { changes, reason, version } }, act) => {
  await lockJurisdiction(act);
  const stored = await loadRuleSet(act);
  if (stored.version !== version) return failure('rule-set-changed');
  const wanted = decide(stored.rules, changes);
  if (!wanted.ok) return wanted;
  const names = differingRules(stored.rules, wanted.value);
  if (names.length === 0) return failure('rule-set-same');
  const saved = await addRuleSet(act, stored, { rules: wanted.value, reason });
  const values = (rules: Rules) => Object.fromEntries(names.map((name: RuleName) => [name, rules[name]]));
  act.audit({
    detail: reason,
    objects: [
      { type: 'rule_set', id: act.jurisdictionId, before: { rules: values(stored.rules) }, after: { rules: values(saved.rules), reason } },
    ],
  });
  return success(ruleSetAnswer(saved));
};
