import { Modal } from 'antd';
import type { Typing } from '#web/reporting/use-typing.ts';
import { t, type MessageKey } from '#web/reporting/words.ts';
import { timeWords } from '#web/ui/day-words.ts';
import '#web/reporting/report-foot.css';

const keys: readonly (readonly [string, MessageKey])[] = [
  ['Enter', 'report.keys.edit'],
  ['Ctrl+↓  Ctrl+↑', 'report.keys.step'],
  ['↓  ↑', 'report.keys.rows'],
  ['Ctrl+D', 'report.keys.before'],
  ['Alt+0', 'report.keys.same'],
  ['Alt+1  Alt+2  Alt+3', 'report.keys.self'],
  ['Ctrl+Enter', 'report.keys.submit'],
  ['Esc', 'report.keys.close'],
  ['?', 'report.keys.help'],
];

/** Whether all is stored, and the keys that are used most. */
export function GridFoot({ typing: { state, savedAt }, onHelp }: { readonly typing: Typing; readonly onHelp: () => void }) {
  return (
    <div className="report-foot">
      <span className={`report-stored ${state}`} role="status">
        {state === 'saved' ? t('report.foot.saved', { at: savedAt === null ? 'none' : timeWords(savedAt) }) : t(`report.save.${state}`)}
      </span>
      <span className="quiet report-keys">{t('report.foot.offline')}</span>
      <span className="grow" />
      <span className="report-keys">
        <span>
          <kbd>Enter</kbd> {t('report.keys.edit')}
        </span>
        <span>
          <kbd>Ctrl</kbd> <kbd>↓</kbd> {t('report.keys.next')}
        </span>
        <span>
          <kbd>Ctrl</kbd> <kbd>D</kbd> {t('report.keys.before.short')}
        </span>
        <button type="button" className="bare" onClick={onHelp}>
          <kbd>?</kbd> {t('report.keys')}
        </button>
      </span>
    </div>
  );
}

/** Every key of the page. */
export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal open title={t('report.keys')} footer={null} onCancel={onClose}>
      <dl className="report-key-list">
        {keys.map(([key, label]) => (
          <div key={key}>
            <dt>
              {key.split('  ').map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{t(label)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
