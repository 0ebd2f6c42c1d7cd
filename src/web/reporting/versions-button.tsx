import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '#web/access/me.ts';
import { t } from '#web/reporting/words.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';

const VersionsDialog = lazyPart(async () => (await import('#web/reporting/versions-dialog.tsx')).VersionsDialog);

/** A report of which versions are told. */
export interface HandedIn {
  readonly id: string;
  readonly item: { readonly title: string };
  readonly versions: number;
}

/** Opens what was handed in of a report, version by version, where there is any. */
export function VersionsButton({ report }: { readonly report: HandedIn }) {
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (report.versions === 0 || !may('listReportVersions')) return null;
  return (
    <>
      <Button size="small" type="text" onClick={() => setOpen(true)}>
        {t('report.versions')} {report.versions}
      </Button>
      {open && <VersionsDialog report={report} onClose={() => setOpen(false)} />}
    </>
  );
}
