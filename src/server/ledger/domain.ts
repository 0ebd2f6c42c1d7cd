/** Endpoints of the domain ledger, with publishing and the diff, which turn a draft of the domain plan into tasks. */
import { openQuestions, tasksOnDesk } from '#server/ledger/desk.ts';
import { ledgerInbox } from '#server/ledger/inbox.ts';
import { fetchExport } from '#server/ledger/export/fetch-export.ts';
import { listExports } from '#server/ledger/export/list-exports.ts';
import { removeExport } from '#server/ledger/export/remove-export.ts';
import { sweepExports } from '#server/ledger/export/export-file.ts';
import { publishSample } from '#server/ledger/publish-sample.ts';
import { followMergedUnits } from '#server/ledger/responsibility-unit/follow-merged-units.ts';
import { textsOfLedger, writeThrough } from '#server/ledger/responsibility-unit/follow-unit-texts.ts';
import { unitTextsDecided, unitTextsPrinted } from '#server/plan/unit-text/hooks.ts';
import { calendarChanged } from '#server/settings/events.ts';
import { unitsMerged } from '#server/unit/events.ts';
import { on } from '#server/platform/hook.ts';
import type { ServerDomain } from '#server/platform/domain.ts';
import * as theming from '#contract/ledger/theme-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as exporting from '#contract/ledger/export-endpoints.ts';
import * as publishing from '#contract/ledger/publish-endpoints.ts';
import * as objects from '#contract/ledger/object-endpoints.ts';
import * as units from '#contract/ledger/open-list-endpoints.ts';
import * as correcting from '#contract/ledger/correction-endpoints.ts';
import { correctTasks } from '#server/ledger/correction/correct-tasks.ts';
import { undoCorrection } from '#server/ledger/correction/undo-correction.ts';
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import { addTask } from '#server/ledger/adjustment/add-task.ts';
import { mergeTasks } from '#server/ledger/adjustment/merge-tasks.ts';
import { splitTask } from '#server/ledger/adjustment/split-task.ts';
import { restoreTasks } from '#server/ledger/adjustment/restore-tasks.ts';
import { undoAdjustment } from '#server/ledger/adjustment/undo-adjustment.ts';
import { withdrawTasks } from '#server/ledger/adjustment/withdraw-tasks.ts';
import * as issuing from '#contract/ledger/issue-endpoints.ts';
import * as signing from '#contract/ledger/sign-for-endpoints.ts';
import { checkList } from '#server/ledger/list/check-list.ts';
import { decideObjection } from '#server/ledger/list/decide-objection.ts';
import { deemSigned } from '#server/ledger/list/deem-signed.ts';
import { itemsHandedOver } from '#server/ledger/list/handover-items.ts';
import { getIssuing, issueList } from '#server/ledger/list/issue-list.ts';
import { itemsOfMergedUnits } from '#server/ledger/list/merged-units.ts';
import { clocksAnew } from '#server/ledger/list/reckon-anew.ts';
import { countSignFors, listSignFors } from '#server/ledger/list/read-sign-fors.ts';
import { objectToItem, signItems, withdrawObjection } from '#server/ledger/list/sign-items.ts';
import { listInbox, listsOnDesk } from '#server/ledger/list/lists-desk.ts';
import { objectionDuties, objectionsOnDesk, signDuties } from '#server/ledger/list/sign-for-duties.ts';
import * as consulting from '#contract/ledger/opinion-endpoints.ts';
import { answerConsultation, withdrawOpinion, writeOpinion } from '#server/ledger/list/answer-consultation.ts';
import { strikeAnswer, strikeOpinion } from '#server/ledger/list/strike-opinion.ts';
import { answerOpinions, recordConsultation } from '#server/ledger/list/answer-opinions.ts';
import { consultList } from '#server/ledger/list/consult-list.ts';
import { exportOpinions } from '#server/ledger/list/export-opinions.ts';
import { consultationsOfMergedUnits } from '#server/ledger/list/merged-consultations.ts';
import { noteSilentUnits } from '#server/ledger/list/note-silent.ts';
import { answerDuties, opinionDuties, opinionsOnDesk } from '#server/ledger/list/opinion-duties.ts';
import { listConsultations, listOpinions } from '#server/ledger/list/read-opinions.ts';
import * as changing from '#contract/ledger/change-endpoints.ts';
import { askChange, registerChange, withdrawChange } from '#server/ledger/change/ask-change.ts';
import { changeAttachmentOwner } from '#server/ledger/change/change-attachments.ts';
import { changeDuties, changesInbox, changesOnDesk } from '#server/ledger/change/change-desk.ts';
import { decideChanges } from '#server/ledger/change/decide-changes.ts';
import { changesOfMergedUnits } from '#server/ledger/change/change-rows.ts';
import { getItemChanges, listChanges } from '#server/ledger/change/read-changes.ts';
import * as breaking from '#contract/ledger/breakdown-endpoints.ts';
import { addChildren, changeChild, orderChildren } from '#server/ledger/list/draft-children.ts';
import { giveChildren, takeBackChildren } from '#server/ledger/list/give-children.ts';
import { childrenInbox } from '#server/ledger/list/children-inbox.ts';
import { getBreakdown } from '#server/ledger/list/read-breakdown.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as previewing from '#contract/ledger/preview-endpoints.ts';
import * as listedItems from '#contract/ledger/list-item-endpoints.ts';
import * as listSheet from '#contract/ledger/list-sheet-endpoints.ts';
import { addToList } from '#server/ledger/list/add-to-list.ts';
import { previewListing } from '#server/ledger/list/preview-listing.ts';
import { carryOver } from '#server/ledger/list/carry-over.ts';
import { changeCells, undoCells } from '#server/ledger/list/change-cells.ts';
import { exportList } from '#server/ledger/list/export-list.ts';
import { mergeListSheet } from '#server/ledger/list/merge-list-sheet.ts';
import { createList, renameList } from '#server/ledger/list/create-list.ts';
import { getListCoverage, listUnlisted } from '#server/ledger/list/list-coverage.ts';
import { listAttachmentOwner } from '#server/ledger/list/list-attachments.ts';
import { approveList, returnList } from '#server/ledger/list/move-list.ts';
import { omitTasks, takeBackOmissions } from '#server/ledger/list/omit-tasks.ts';
import { getItem, listItems } from '#server/ledger/list/read-items.ts';
import { getList, getListHistory, listLists } from '#server/ledger/list/read-lists.ts';
import { placeItems, removeFromList } from '#server/ledger/list/remove-from-list.ts';
import { setMilestones } from '#server/ledger/list/set-milestones.ts';
import * as searching from '#contract/ledger/search-endpoints.ts';
import { searchNames } from '#server/ledger/search/search-names.ts';
import * as sharing from '#contract/ledger/share-endpoints.ts';
import { countTasks } from '#server/ledger/task/count-tasks.ts';
import { diffVersion } from '#server/ledger/publish/diff-version.ts';
import { editObject } from '#server/ledger/object/edit-object.ts';
import { mergeObjects } from '#server/ledger/object/merge-objects.ts';
import { setLead } from '#server/ledger/task/set-lead.ts';
import { setTaskPrinciples } from '#server/ledger/task/set-task-principles.ts';
import { setTaskThemes } from '#server/ledger/task/set-task-themes.ts';
import { exportTasks } from '#server/ledger/task/export-tasks.ts';
import { listTasks } from '#server/ledger/task/list-tasks.ts';
import { listPrinciples } from '#server/ledger/task/list-principles.ts';
import { listUnitTexts } from '#server/ledger/task/list-unit-texts.ts';
import { getObjectHistory } from '#server/ledger/object/get-object-history.ts';
import { getObject } from '#server/ledger/object/get-object.ts';
import { listObjects } from '#server/ledger/object/list-objects.ts';
import { listOpenLists } from '#server/ledger/open-list/list-open-lists.ts';
import { publishDraft } from '#server/ledger/publish/publish-draft.ts';
import { setContinuation } from '#server/ledger/publish/set-continuation.ts';
import { resolveResponsibilities } from '#server/ledger/open-list/resolve-responsibilities.ts';
import { setTaskShares } from '#server/ledger/task/set-task-shares.ts';
import { getTask } from '#server/ledger/task/get-task.ts';
import { getThemeHistory } from '#server/ledger/theme/get-theme-history.ts';
import { addTheme } from '#server/ledger/theme/add-theme.ts';
import { editTheme } from '#server/ledger/theme/edit-theme.ts';
import { listThemes } from '#server/ledger/theme/list-themes.ts';
import { removeTheme } from '#server/ledger/theme/remove-theme.ts';
import { route, stagedRoute, within } from '#server/platform/http/route.ts';

export const domain: ServerDomain = {
  routes: [
    stagedRoute(publishing.publishDraft, publishDraft),
    stagedRoute(publishing.diffVersion, diffVersion),
    route(publishing.setContinuation, setContinuation),
    route(units.listOpenLists, listOpenLists),
    route(units.resolveResponsibilities, resolveResponsibilities),
    route(sharing.setTaskShares, setTaskShares),
    within(3, route(ledger.listTasks, listTasks)),
    route(ledger.countTasks, countTasks),
    within(2, route(ledger.getTask, getTask)),
    stagedRoute(exporting.exportTasks, exportTasks),
    route(exporting.listExports, listExports),
    route(exporting.fetchExport, fetchExport),
    route(exporting.removeExport, removeExport),
    within(8, route(ledger.setLead, setLead)),
    within(8, route(correcting.correctTasks, correctTasks)),
    within(8, route(correcting.undoCorrection, undoCorrection)),
    route(adjusting.withdrawTasks, withdrawTasks),
    route(adjusting.restoreTasks, restoreTasks),
    route(adjusting.addTask, addTask),
    route(adjusting.splitTask, splitTask),
    route(adjusting.mergeTasks, mergeTasks),
    route(adjusting.undoAdjustment, undoAdjustment),
    route(theming.setTaskThemes, setTaskThemes),
    route(ledger.setTaskPrinciples, setTaskPrinciples),
    route(searching.searchNames, searchNames),
    route(ledger.listPrinciples, listPrinciples),
    route(ledger.listUnitTexts, listUnitTexts),
    route(objects.listObjects, listObjects),
    route(theming.getThemeHistory, getThemeHistory),
    route(objects.getObjectHistory, getObjectHistory),
    route(objects.getObject, getObject),
    route(objects.editObject, editObject),
    route(objects.mergeObjects, mergeObjects),
    route(theming.listThemes, listThemes),
    route(theming.addTheme, addTheme),
    route(theming.editTheme, editTheme),
    route(theming.removeTheme, removeTheme),
    route(listing.listLists, listLists),
    route(listing.getList, getList),
    route(listing.getListCoverage, getListCoverage),
    route(listing.listUnlisted, listUnlisted),
    route(listing.getListHistory, getListHistory),
    route(listing.createList, createList),
    route(listing.renameList, renameList),
    route(previewing.previewListing, previewListing),
    route(listing.addToList, addToList),
    route(listing.removeFromList, removeFromList),
    route(listing.placeItems, placeItems),
    route(listing.omitTasks, omitTasks),
    route(listing.takeBackOmissions, takeBackOmissions),
    route(listing.carryOver, carryOver),
    route(listing.consultList, consultList),
    route(consulting.listConsultations, listConsultations),
    route(consulting.listOpinions, listOpinions),
    route(consulting.writeOpinion, writeOpinion),
    route(consulting.withdrawOpinion, withdrawOpinion),
    route(consulting.answerConsultation, answerConsultation),
    route(consulting.recordConsultation, recordConsultation),
    route(consulting.answerOpinions, answerOpinions),
    route(consulting.strikeOpinion, strikeOpinion),
    route(consulting.strikeAnswer, strikeAnswer),
    stagedRoute(consulting.exportOpinions, exportOpinions),
    route(listing.approveList, approveList),
    route(listing.returnList, returnList),
    route(listedItems.listItems, listItems),
    route(listedItems.getItem, getItem),
    route(listedItems.changeCells, changeCells),
    route(listedItems.undoCells, undoCells),
    route(listedItems.setMilestones, setMilestones),
    route(issuing.checkList, checkList),
    route(issuing.issueList, issueList),
    route(issuing.getIssuing, getIssuing),
    route(signing.listSignFors, listSignFors),
    route(signing.countSignFors, countSignFors),
    route(signing.signItems, signItems),
    route(signing.objectToItem, objectToItem),
    route(signing.withdrawObjection, withdrawObjection),
    route(signing.decideObjection, decideObjection),
    route(changing.listChanges, listChanges),
    route(changing.getItemChanges, getItemChanges),
    route(changing.askChange, askChange),
    route(changing.registerChange, registerChange),
    route(changing.withdrawChange, withdrawChange),
    route(changing.decideChanges, decideChanges),
    route(breaking.getBreakdown, getBreakdown),
    route(breaking.addChildren, addChildren),
    route(breaking.changeChild, changeChild),
    route(breaking.orderChildren, orderChildren),
    route(breaking.giveChildren, giveChildren),
    route(breaking.takeBackChildren, takeBackChildren),
    stagedRoute(listSheet.exportList, exportList),
    stagedRoute(listSheet.mergeListSheet, mergeListSheet),
  ],
  subscribers: [
    on(unitsMerged, followMergedUnits),
    on(unitsMerged, itemsOfMergedUnits),
    on(unitsMerged, consultationsOfMergedUnits),
    on(unitsMerged, changesOfMergedUnits),
    on(calendarChanged, clocksAnew),
    on(unitTextsDecided, writeThrough),
    on(unitTextsPrinted, textsOfLedger),
  ],
  jobs: [sweepExports, deemSigned, noteSilentUnits],
  duties: [signDuties, objectionDuties, opinionDuties, answerDuties, changeDuties],
  desk: [tasksOnDesk, openQuestions, listsOnDesk, objectionsOnDesk, opinionsOnDesk, changesOnDesk],
  inbox: [ledgerInbox, listInbox, childrenInbox, changesInbox],
  attachments: [listAttachmentOwner, changeAttachmentOwner],
  handover: [itemsHandedOver],
  demo: publishSample,
};
