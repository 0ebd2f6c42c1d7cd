import { PaperClipOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Select, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import {
  addAttachment,
  fetchAttachment,
  listAttachments,
  removeAttachment,
  restoreAttachment,
  type Attachment,
} from '#contract/attachment/endpoints.ts';
import { defaultLabel, labels, type Label } from '#core/platform/label.ts';
import { acceptedFiles } from '#web/attachment/accepted-files.ts';
import { sizeWords } from '#web/attachment/size-words.ts';
import { t } from '#web/attachment/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call, download } from '#web/ui/call.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { Field } from '#web/ui/field.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { useLanguage } from '#web/ui/language.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/attachment/attachment.css';

interface Props {
  /** As the manifest of the object's domain names its kind. */
  readonly kind: string;
  readonly object: string;
}

/** The files beside an object: fetched by a click, and for whoever may, added, removed and put back. */
export function Attachments(owner: Props) {
  const attached = useQuery(endpointQuery(listAttachments, { query: owner }));
  const remove = useAct(({ id }: Attachment) => call(removeAttachment, { params: { attachmentId: id } }), {
    onDone: (_, { name }) => message.success(t('attachment.removed', { name })),
    onError: (error) => message.error(explain(error), 6),
  });
  const restore = useAct(({ id }: Attachment) => call(restoreAttachment, { params: { attachmentId: id } }), {
    onDone: (_, { name }) => message.success(t('attachment.restored', { name })),
    onError: (error) => message.error(explain(error), 6),
  });
  const single = useSingle();
  if (attached.isPending) return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  if (attached.isError) return <LoadFailure error={attached.error} onRetry={() => void attached.refetch()} />;
  const { attachments, mayAttach, mayRemove } = attached.data;
  const standing = attachments.filter(({ removed }) => removed === null);
  const gone = mayAttach ? attachments.filter(({ removed }) => removed !== null) : [];
  return (
    <section className="attachments" aria-label={t('attachment.title')}>
      {standing.length === 0 ? (
        <p className="quiet">{t('attachment.empty')}</p>
      ) : (
        <ul className="plain">
          {standing.map((one) => (
            <AttachmentRow key={one.id} attachment={one}>
              {mayRemove && (
                <Button
                  size="small"
                  loading={remove.isPending && remove.variables.id === one.id}
                  onClick={() => single(() => remove.mutateAsync(one), one.id)}
                >
                  {t('attachment.remove')}
                </Button>
              )}
            </AttachmentRow>
          ))}
        </ul>
      )}
      {mayAttach && !mayRemove && standing.length > 0 && <p className="quiet">{t('attachment.fixed')}</p>}
      {mayAttach && <AddAttachment {...owner} />}
      {gone.length > 0 && (
        <details>
          <summary>{t('attachment.removed.title')}</summary>
          <ul className="plain removed">
            {gone.map((one) => (
              <AttachmentRow key={one.id} attachment={one}>
                <Button
                  size="small"
                  loading={restore.isPending && restore.variables.id === one.id}
                  onClick={() => single(() => restore.mutateAsync(one), one.id)}
                >
                  {t('attachment.restore')}
                </Button>
              </AttachmentRow>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function AttachmentRow({ attachment, children }: { readonly attachment: Attachment; readonly children: ReactNode }) {
  const language = useLanguage();
  const { id, name, size, label, addedBy, addedAt, removed } = attachment;
  const single = useSingle();
  const fetchIt = () => {
    single(() => download(fetchAttachment, { params: { attachmentId: id } }).catch((error: unknown) => message.error(explain(error), 6)));
  };
  return (
    <li>
      <button type="button" className="bare attachment-name" onClick={fetchIt}>
        {name}
      </button>
      <span className="tag">{t(`label.${label}`)}</span>
      <span className="quiet">
        {removed === null
          ? t('attachment.meta', { size: sizeWords(size), by: addedBy, at: dayWords(addedAt, language) })
          : t('attachment.removed.meta', { by: removed.by, at: dayWords(removed.at, language) })}
      </span>
      {children}
    </li>
  );
}

function AddAttachment({ kind, object }: Props) {
  const [label, setLabel] = useState<Label>(defaultLabel);
  const single = useSingle();
  const add = useAct((file: File) => call(addAttachment, { body: { kind, object, label }, file }), {
    onDone: ({ name }) => message.success(t('attachment.added', { name })),
  });
  return (
    <div className="attachment-add">
      <Field label={t('attachment.label')}>
        {({ id }) => (
          <Select
            id={id}
            value={label}
            options={labels.map((one) => ({ value: one, label: t(`label.${one}`) }))}
            onChange={(one) => setLabel(one)}
          />
        )}
      </Field>
      <FileDrop
        accept={acceptedFiles}
        icon={<PaperClipOutlined />}
        small
        note={t('attachment.add.note')}
        onFile={(file) => single(() => add.mutateAsync(file))}
      >
        {add.isPending ? t('attachment.adding') : t('attachment.add')}
      </FileDrop>
      {add.isError && <Alert className="dialog-gap" type="error" title={explain(add.error)} />}
    </div>
  );
}
