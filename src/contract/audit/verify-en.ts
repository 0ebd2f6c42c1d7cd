/** Messages of the trail (操作记录), English: checking the chain. */
import type { verifyZh } from '#contract/audit/verify-zh.ts';

export const verifyEn: Readonly<Record<keyof typeof verifyZh, string>> = {
  'chain-not-here': 'The trail of the platform is read by the auditor of the jurisdiction that runs this installation',
  'verify.usage':
    'Usage: taizhang verify-audit [--heads FOLDER] [--public-key FILE] [--demo]\n\nChecks the chain of the audit trail, row by row. Database and key folder are named as for a start (DATA_DIR or DATABASE_URL, KEY_DIR, AUDIT_HEADS_DIR).\n  --heads       folder of the exported heads; AUDIT_HEADS_DIR when left out\n  --public-key  public key for the signatures; the one of the key folder when left out\n  --demo        check the demonstration\nExit code: 0 nothing found, 1 something found, 2 could not check, 3 nothing found, but not confirmed by exported heads',
  'verify.no-data': 'There is no ledger database in {dataDir}. Say by DATA_DIR or DATABASE_URL where the data are',
  'verify.no-chain': 'The database has an older structure without a chain. Start the new version once first',
  'verify.not-owner': 'This database user does not see the whole trail. Use the owner in DATABASE_URL',
  'verify.unreachable': 'The database cannot be reached: {reason}',
  'verify.bad-public-key': '{file} is no public key',
  'verify.bad-heads': 'The exported heads cannot be read: {reason}',
  'verify.no-key':
    'Without the key ({keyDir}) only exported heads are compared: a chain that was computed anew is not seen after the last exported head.',
  'verify.no-heads': '{name} has no exported heads ({folder}): an end that was cut off together with its head set back is not seen.',
  'verify.no-public-key':
    'Without a public key the signatures of exported heads cannot be checked; they were not used. Name it by --public-key.',
  'verify.empty': '{name}: no events.',
  'verify.sound': '{name}: {events, plural, one {# event} other {# events}}, numbers 1–{to}, all fit.',
  'verify.sound-heads':
    '  In line with {lines, plural, one {# line} other {# lines}} of exported heads: from number {first} on, the last one at number {seq} ({at}).',
  'verify.unexported': '  Numbers {from}–{to} (the oldest of {at}) are behind the last exported head; no head confirms them yet.',
  'verify.other-keys':
    'The keys in {keyDir} are not those of this database, so seals will not seem to fit. Check again with the former key folder; if this is it, the database was exchanged.',
  'verify.restore': '  Number {seq} ({at}, {by}) accepted a restore from a backup. Reason: {reason}.',
  'verify.restore.given-up':
    '    Heads had been exported up to number {from}; up to number {kept} they fit what was restored. What had been exported beyond it was lost by the restore.',
  'verify.unstopped':
    '  {count, plural, one {# start has} other {# starts have}} no stop, the latest at number {seq} ({at}): the server still runs, was killed, or lost its power.',
  'verify.evidence.changed':
    '{name}: the original of {type} ({id}) does not fit its digest of when it was uploaded. One of them was changed since.',
  'verify.evidence.file-missing':
    '{name}: the original of {type} ({id}) is not in the folder of files (FILES_DIR). After a restore put that folder back from the backup, too; otherwise somebody moved or deleted it.',
  'verify.evidence.missing': '{name}: the original of {type} ({id}) is gone; the trail tells that it was uploaded.',
  'verify.torn':
    '  {torn, plural, one {# line of the file of heads is incomplete (mostly a loss of power), as the next line says, and was not used.} other {# lines of the file of heads are incomplete (mostly a loss of power), as the next lines say, and were not used.}}',
  'verify.sealed-later': '  Numbers 1–{to} are from before the chain and were sealed at {at}: nothing shows what happened to them before.',
  'verify.unsound':
    '{name}: something is wrong from number {from} on ({sound, plural, =0 {none stands before} one {the one before fits} other {the # before fit}}).',
  'verify.unsound-end': '{name}: something is wrong.',
  'verify.place': 'Number {seq} ({at}, {actor}, {act})',
  'verify.place-bare': 'Number {seq}',
  'verify.found.changed':
    '{place}: the content does not fit its hash. The event or its objects were changed, removed or added to after they were written.',
  'verify.found.removed': 'Numbers {seq} to {to} were removed. The next one behind the gap: {at}, {actor}, {act}.',
  'verify.found.inserted': '{place}: not written by this system but inserted later.',
  'verify.found.reordered': '{place}: the order was changed. What belongs here now stands at number {to}.',
  'verify.found.recomputed':
    '{place}: the hash fits, but the seal was not made with this system’s key. Somebody rewrote this event (or inserted or removed some) and computed the chain behind it anew.',
  'verify.found.replaced':
    '{place}: does not fit the signed head that was exported at the time. Between the last fitting head and this number events were replaced.',
  'verify.found.cut-off': 'The end was cut off: numbers {seq} to {to} are gone.',
  'verify.found.cut-off-exported':
    'The end was cut off: numbers {seq} to {to} are gone; the signed head exported at {at} was at number {to}.',
  'verify.found.head-back': 'The head was set back: numbers {seq} to {to} are beyond it.',
  'verify.found.head-forged':
    'The head was rewritten or removed (now at number {seq}). Events may have been cut off the end and the head made to fit the rest.',
  'verify.found.unchained':
    'There are events outside of the chain, the oldest: {at}, {actor}, {act}. This system writes none since the chain began.',
  'verify.found.stray-object': 'There are objects without their event: it was removed, or they were inserted.',
  'verify.found.emptied': 'This was set up, and there is not one event: the trail was removed as a whole.',
  'verify.file.signature':
    '{name}: the signature of line {line} of the file of heads is wrong. The file was changed, or the public key is another system’s.',
  'verify.file.order':
    '{name}: line {line} of the file of heads does not belong there. Lines were moved or repeated, or the database was set back.',
  'verify.file.missing': '{name}: a line before line {line} of the file of heads is missing. Somebody removed it.',
  'verify.file.garbled':
    '{name}: line {line} of the file of heads cannot be read, and no line behind it says that it was cut off. The file was changed; a last line may also be half written after a loss of power, which the system says in its next line once it is started again.',
  'verify.conclusion.sound': 'Nothing found.',
  'verify.conclusion.unconfirmed':
    'Nothing found, but not confirmed by exported heads (see above). Database and keys alone do not show whether the end was cut off, or the whole database replaced by an older one. Check again with the heads that the auditor keeps (--heads).',
  'verify.conclusion.unsound':
    'Something was found, see above. Keep copies of the database, the key folder and the files of heads before anything else.',
  'accept-restore.usage':
    'Usage: taizhang accept-restore --reason REASON --by NAME [--demo]\n\nTo be run once after the database was restored from a backup: says who restored it and why, and from which exported head to which the trail went back. Later checks no longer count the restore as a finding, but tell of it each time.\n  --reason  at most 200 characters\n  --by      who decided it, at most 40 characters\nExit code: 0 written, 1 nothing to accept, or refused, 2 asked wrongly',
  'accept-restore.actor': '{by} (command line of the server)',
  'accept-restore.nothing':
    'The database fits the exported heads ({folder}), or there are none: there is no restore to accept, and nothing was written',
  'accept-restore.files-missing':
    'The restored database refers to {count} files that are not in the folder {filesDir} (such as SM3 {digest}). Put that folder back from the backup, too, also while the server runs; then check by taizhang verify-audit.',
  'accept-restore.bad-heads':
    'Line {line} of the file of heads of {name} is wrong, which no restore explains. Nothing was accepted. Run taizhang verify-audit first',
  'accept-restore.unsound':
    'The trail of {name} is itself not sound, which no restore explains. Nothing was accepted. Run taizhang verify-audit first',
  'accept-restore.gone':
    'Exported heads name the jurisdiction {name}, which the restored database does not have. Nothing was accepted. Restore a backup that has it',
  'accept-restore.done':
    '{name}: written as number {to} of the trail and into the file of heads. Heads had been exported up to number {from}; the last one that fits the database is number {kept}.',
  'accept-restore.next': 'Check once more by taizhang verify-audit, then start the server.',
};
