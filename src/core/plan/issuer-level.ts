/** Whose paper a plan is: the state's, a province's, or the jurisdiction's own. A body that it names without a level is one of that level. */
import type { IssuerLevel } from '#core/unit/name-form.ts';

/** 国发, 国办发, 国函; 中发, 中办发; 发改…号 and the like of ministries do not say whose they are, their titles do. */
const stateNumber = /^(?:国|中)(?:发|办|函|委)/u;
const stateTitle = /^(?:国务院|中共中央|中央|中华人民共和国|国家)/u;
/** 山东省人民政府…, 内蒙古自治区…; a city of the province that is named first (山东省泰安市…) issues for itself. */
const provinceTitle = /^(?:中共)?\p{Script=Han}{2,5}(?:省|自治区)(?:人民政府|委|政府|发展|人民代表|\p{Script=Han}{0,12}(?:厅|局)关于)/u;

/** By its own number and its title; what neither says is the jurisdiction's own. */
export function issuerLevelOf({ docNumber, title }: { readonly docNumber: string | null; readonly title: string }): IssuerLevel {
  const named = title.trim();
  if (stateNumber.test(docNumber ?? '') || stateTitle.test(named)) return 'state';
  return provinceTitle.test(named) ? 'province' : 'own';
}
