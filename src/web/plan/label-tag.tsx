import type { Label } from '#core/platform/label.ts';
import { t } from '#web/plan/words.ts';

const tones: Readonly<Record<Label, string>> = { public: 'tag', internal: 'tag o', sensitive: 'tag r' };

/** 公开, 内部 or 敏感, as papers and what is made of them bear it. */
export function LabelTag({ label }: { label: Label }) {
  return (
    <span className={tones[label]} title={t('export.label', { label: t(`label.${label}`) })}>
      {t(`label.${label}`)}
    </span>
  );
}
