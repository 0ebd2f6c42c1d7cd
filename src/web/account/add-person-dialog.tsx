import type { z } from 'zod';
import { Alert, Form, Input, Modal, Radio } from 'antd';
import { useId } from 'react';
import { addAccount, firstAccessMethod } from '#contract/account/endpoints.ts';
import { loginNameSchema } from '#contract/session/endpoints.ts';
import { powerClasses } from '#core/access/subject.ts';
import type { Access } from '#web/account/access-result.tsx';
import { MethodChoice } from '#web/account/method-choice.tsx';
import { UnitField } from '#web/account/unit-field.tsx';
import { submitOf } from '#web/ui/submit-of.ts';
import { useAct } from '#web/ui/act.ts';
import { fits } from '#web/ui/fits.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { call } from '#web/ui/call.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { t } from '#web/account/words.ts';
import { loadPinyin } from '#web/ui/pinyin.ts';
import { explain, hasCode } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

/** The form's values; a text field that was never focused is missing. */
type Fields = Omit<z.output<typeof addAccount.body>, 'phone'> & { readonly phone?: string };

/** Told at the field. */
function aboutLoginName(error: unknown): boolean {
  return hasCode(error, 'login-name-taken') || hasCode(error, 'login-name-unknown');
}

/** A new account. Its class cannot be changed later, so the form says what each is for and why they are apart. */
export function AddPersonDialog({ onClose, onAdded }: { onClose: () => void; onAdded: (access: Access) => void }) {
  const [form] = Form.useForm<Fields>();
  const formId = useId();
  const joins = Form.useWatch('method', form) === 'join';
  const single = useSingle();
  const add = useAct(
    ({ displayName, loginName, phone, ...rest }: Fields) =>
      call(addAccount, {
        body: { ...rest, displayName: displayName.trim(), loginName: loginName.trim().toLowerCase(), phone: phone?.trim() || null },
      }),
    {
      onDone: onAdded,
      onError: (error) => {
        if (aboutLoginName(error)) form.setFields([{ name: 'loginName', errors: [explain(error)] }]);
      },
    },
  );
  const proposeLogin = async () => {
    const name = form.getFieldValue('displayName') ?? '';
    if (name.trim() === '' || form.getFieldValue('loginName')) return;
    const pinyinOf = await loadPinyin().catch(() => null);
    const letters = (pinyinOf?.(name.trim()) ?? [])
      .join('')
      .replaceAll('ü', 'v')
      .replaceAll(/[^a-z0-9]/g, '');
    // A name made from the person's is for a new login; the one that exists nobody knows but the person.
    if (form.getFieldValue('method') === 'join') return;
    if (fits(loginNameSchema, letters) && !form.getFieldValue('loginName')) form.setFieldValue('loginName', letters);
  };
  const exchangeProposal = (method: Fields['method']) => {
    if (method !== 'join') void proposeLogin();
    else if (!form.isFieldTouched('loginName')) form.resetFields(['loginName']);
  };
  return (
    <Modal
      open
      width={640}
      style={{ top: 32 }}
      title={t('people.add.title')}
      okText={t(joins ? 'people.add.go.join' : 'people.add.go')}
      okButtonProps={{ ...submitOf(formId), loading: add.isPending }}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        id={formId}
        layout="vertical"
        className="people-form"
        requiredMark={false}
        initialValues={{ powerClass: 'business', unitId: null, method: 'link' }}
        onValuesChange={({ method }: Partial<Fields>) => {
          if (method !== undefined) exchangeProposal(method);
        }}
        onFinish={(fields) => single(() => add.mutateAsync(fields))}
      >
        <div className="people-pair">
          <Form.Item name="displayName" label={t('people.add.name')} rules={[{ required: true, whitespace: true }]}>
            <Input
              ref={focusOnce}
              maxLength={maxLengthOf(addAccount.body, 'displayName')}
              autoComplete="off"
              onBlur={() => void proposeLogin()}
            />
          </Form.Item>
          <Form.Item name="phone" label={t('people.field.phone')}>
            <Input maxLength={maxLengthOf(addAccount.body, 'phone')} autoComplete="off" placeholder={t('people.add.unit.optional')} />
          </Form.Item>
        </div>
        <Form.Item name="method" label={t('people.add.method')}>
          <MethodChoice methods={firstAccessMethod.options} first />
        </Form.Item>
        <div className="people-pair">
          <Form.Item
            name="loginName"
            label={t(joins ? 'people.add.login.join' : 'people.field.login')}
            extra={t(joins ? 'people.add.login.join.hint' : 'people.add.login.hint')}
            normalize={(value: string) => value.toLowerCase()}
            rules={[
              { required: true },
              {
                validator: (_, name = '') =>
                  name === '' || fits(loginNameSchema, name) ? Promise.resolve() : Promise.reject(new Error(t('people.add.login.bad'))),
              },
            ]}
            validateTrigger="onBlur"
          >
            <Input maxLength={maxLengthOf(addAccount.body, 'loginName')} autoComplete="off" spellCheck={false} />
          </Form.Item>
          <Form.Item name="unitId" label={t('people.column.unit')}>
            <UnitField label={t('people.column.unit')} />
          </Form.Item>
        </div>
        <Form.Item name="powerClass" label={t('people.add.class')} extra={t('people.add.class.why')}>
          <Radio.Group className="choice pairs">
            {powerClasses.map((one) => (
              <Radio key={one} value={one}>
                {t(`power-class.${one}`)}
                <small className="quiet">{t(`power-class.${one}.note`)}</small>
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
      </Form>
      {add.isError && !aboutLoginName(add.error) && <Alert type="error" title={explain(add.error)} />}
    </Modal>
  );
}
