import { type DoubtReader, ofItem, quote } from './doubt-source.ts';

/** Days that count from an event, which the paper's own date does not tell. */
const fromEvent = /^(?!.*(?:印发|发布|公布|下发|颁布|出台)).*(?:日|天|个月)[之以]?内$/u;

/** 年内 and 6月底前 in a plan that prints no date of issue. */
export const undatedYear: DoubtReader = {
  name: 'undated-year',
  read: ({ deadlines, issuedOn }) => {
    if (issuedOn !== null) return [];
    return deadlines
      .filter(
        (found) =>
          found.from === null &&
          found.to === null &&
          !/\d{4}/.test(found.raw) &&
          /年|月|日|季/.test(found.raw) &&
          !/^(?:每|\d+年内|[一二三四五六七八九十]+年内)/.test(found.raw) &&
          !fromEvent.test(found.raw),
      )
      .map((found) => ({
        start: found.start,
        end: found.end,
        code: 'undated-year',
        message: `${ofItem(found.path)}时限${quote(found.raw)}没有写明年份，文中也没有印发日期；请补充文件的印发日期。`,
      }));
  },
};
