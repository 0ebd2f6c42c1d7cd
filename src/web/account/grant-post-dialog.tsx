import { Alert, Form, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { grantPost, type Account } from '#contract/account/endpoints.ts';
import { checkPost, postShapeOf, rolesOf } from '#core/account/post.ts';
import { needsSecondFactor, type Role, type ScopeKind } from '#core/access/subject.ts';
import { isGroup, isOutside, unitKinds } from '#core/unit/unit.ts';
import { newPost } from '#web/account/new-post.ts';
import { hasFactor } from '#web/account/person-words.ts';
import { UnitField } from '#web/account/unit-field.tsx';
import { useAct } from '#web/ui/act.ts';
import { useUnits } from '#web/unit/use-units.ts';
import { call } from '#web/ui/call.ts';
import { today } from '#web/ui/instant.ts';
import { textOfCode } from '#web/ui/language.ts';
import { t } from '#web/account/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';

const inside = unitKinds.filter((kind) => !isOutside(kind));
const outside = unitKinds.filter(isOutside);
const groups = inside.filter(isGroup);

/** A role for a scope. The form asks only what the role leaves open, and refuses by the rule that the server has. */
export function GrantPostDialog({ person, onClose }: { person: Account; onClose: () => void }) {
  const single = useSingle();
  const units = useUnits();
  const choice = rolesOf(person.powerClass);
  const [role, setRole] = useState<Role>(choice.find((one) => one === 'contact') ?? choice[0] ?? 'contact');
  const [unitId, setUnitId] = useState<string | null>(person.unitId);
  const [kind, setKind] = useState<ScopeKind | null>(null);
  const [scopeUnitId, setScopeUnitId] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const shape = postShapeOf(role);
  const post = newPost(role, unitId, kind, scopeUnitId);
  const unitLabel = t(shape.unit === 'outside' ? 'people.post.unit.outside' : 'people.post.unit');
  const scopeLabel = t(post.scope.kind === 'group' ? 'people.post.scope.group.unit' : 'people.post.scope.unit');
  const unitOf = (id: string | null) => units.data?.find((one) => one.id === id);

  const grant = useAct(() => call(grantPost, { params: { accountId: person.id }, body: post }), {
    onDone: () => {
      message.success(t('people.post.grant.done'));
      onClose();
    },
  });
  const save = () => {
    const refusal = checkPost(post, person.powerClass, unitOf(post.unitId), unitOf(post.scope.unitId), today());
    setRefused(refusal === null ? null : textOfCode(refusal.code, refusal.data, refusal.code));
    if (refusal === null) single(() => grant.mutateAsync());
  };
  return (
    <Modal
      open
      title={t('people.post.grant.title', { name: person.displayName })}
      okText={t('people.post.grant')}
      okButtonProps={{ loading: grant.isPending }}
      onOk={save}
      onCancel={onClose}
    >
      <Form layout="vertical" component="div" className="people-form">
        <Form.Item
          label={t('people.post.role')}
          htmlFor="grant-role"
          extra={t('people.post.only-class', { class: t(`power-class.${person.powerClass}`) })}
        >
          <Select
            id="grant-role"
            value={role}
            disabled={choice.length === 1}
            options={choice.map((value) => ({ value, label: t(`post-role.${value}`) }))}
            onChange={(next) => {
              setRole(next);
              setKind(null);
              setScopeUnitId(null);
              setRefused(null);
              const was = unitOf(unitId);
              if (was !== undefined && isOutside(was.kind) !== (postShapeOf(next).unit === 'outside')) setUnitId(null);
            }}
          />
        </Form.Item>
        {shape.unit === 'none' && <p className="muted">{t('people.post.scope.fixed.admin')}</p>}
        {shape.unit !== 'none' && (
          <Form.Item
            label={shape.unit === 'optional' ? `${unitLabel} · ${t('people.add.unit.optional')}` : unitLabel}
            htmlFor="grant-unit"
            {...(shape.unit === 'outside' ? { extra: t('people.post.scope.fixed.counterpart') } : {})}
          >
            <UnitField
              id="grant-unit"
              label={unitLabel}
              value={unitId}
              kinds={shape.unit === 'outside' ? outside : inside}
              onChange={setUnitId}
            />
          </Form.Item>
        )}
        {shape.scopes.length > 1 && (
          <Form.Item label={t('people.post.scope')}>
            <Radio.Group
              className="choice"
              value={post.scope.kind}
              onChange={(event) => {
                setKind(shape.scopes.find((one) => one === event.target.value) ?? null);
                setScopeUnitId(null);
              }}
            >
              {shape.scopes.map((one) => (
                <Radio key={one} value={one}>
                  {t(`people.post.scope.${one}`)}
                </Radio>
              ))}
            </Radio.Group>
          </Form.Item>
        )}
        {shape.scopes.length > 1 && post.scope.kind !== 'jurisdiction' && (
          <Form.Item label={scopeLabel} htmlFor="grant-scope">
            <UnitField
              id="grant-scope"
              label={scopeLabel}
              value={post.scope.unitId}
              kinds={post.scope.kind === 'group' ? groups : inside}
              onChange={setScopeUnitId}
            />
          </Form.Item>
        )}
      </Form>
      {needsSecondFactor(role) && !hasFactor(person) && (
        <Alert className="dialog-gap" type="info" title={t('people.post.factor', { name: person.displayName })} />
      )}
      {refused !== null && <Alert className="dialog-gap" type="warning" title={refused} />}
      {grant.isError && <Alert className="dialog-gap" type="error" title={explain(grant.error)} />}
    </Modal>
  );
}
