/** Jobs of the pool that read documents. */
import type { Failure } from '#core/failure.ts';
import type { ParsedPlan } from '#core/plan/parsed-plan.ts';
import type { Label } from '#core/platform/label.ts';
import { markedLabel } from '#core/platform/marked-label.ts';
import { refuseSecrecyMark } from '#core/platform/secrecy-mark.ts';
import { hasTooManyParagraphs, planSize } from '#core/plan/plan-size.ts';
import { parseDocument } from '#server/plan/parse-document.ts';
import { readDocument } from '#server/plan/readers/read-document.ts';
import { markedParts, refuse, type ReadDocument, type ReadRefusal } from '#server/plan/readers/read-result.ts';

export interface PlanFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** What a document says of itself. */
export type PlanHead = Pick<ParsedPlan, 'title' | 'docNumber' | 'issuedOn'>;

type ReadPlan =
  | {
      readonly ok: true;
      readonly document: ReadDocument;
      readonly head: PlanHead;
      /** JSON of a StoredParse: the server's thread need not take it apart. */
      readonly ledger: string;
      readonly label: Label | null;
    }
  | ReadRefusal
  | Failure<'secrecy-mark'>;

/** Text and ledger of a file that somebody sent, and the label that it bears; refused when anything of it bears a mark of state secrets. */
export async function readPlanFile({ bytes, fileName }: PlanFile): Promise<ReadPlan> {
  const read = await readDocument(bytes, fileName);
  if (!read.ok) return read;
  if (hasTooManyParagraphs(read.document.text)) return refuse('document-too-large', { what: 'paragraphs', limit: planSize.paragraphs });
  const parts = markedParts(fileName, read.document);
  const secret = refuseSecrecyMark(parts);
  if (secret !== null) return secret;
  const ledger = parseDocument(read.document);
  if (ledger.tasks.length > planSize.tasks) return refuse('document-too-large', { what: 'tasks', limit: planSize.tasks });
  const { title, docNumber, issuedOn } = ledger;
  return {
    ok: true,
    document: read.document,
    head: { title, docNumber, issuedOn },
    ledger: JSON.stringify(ledger),
    label: markedLabel(parts),
  };
}
