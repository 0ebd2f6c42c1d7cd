/** What makes a phrase the name of one certain thing. */
import { findWord } from '../tasks/word-list.ts';
import { places } from './places.ts';

/** 东平湖…, 王屋镇…, 泰山区…: what a place's name ends with. */
const ending = `镇(?!级)|乡(?![村镇土])|村(?![民庄镇级])|湖(?!泊)|山(?![水体林地])|湾|岛(?!屿)|河(?![道流湖])|江(?!河)|溪|街道|县(?![级域])|市(?![场民级政值域])|省(?![级会内外际])|区(?![域块间别位内分级])`;
const placed = new RegExp(`^[一-龥]{1,5}(?:${ending})[一-龥]`, 'u');
/** A kind of place: 棚户区, 社区, 城市. */
const anyPlace =
  /^[各全本我]|(?:[地城园社小校景厂灾库矿林农牧片辖市郊街]|棚户|保护|功能|开发|示范|试验|综合)区|[贫偏远]山区|^山|城镇|乡镇|村镇|城市|都市|乡村|农村|江河/u;
/** A stretch of a certain town or river, and a region with a name of its own. */
const situated =
  /城[东西南北]|[东西南北]部|老城区|主城区|沿(?:江|河|湖|海|黄|淮)|[东西南北][城湖岸]|[一-龥]{2}(?:经济圈|都市圈|城市群|流域|自贸区|高新区|经开区|新区)/u;
/** Who it belongs to. */
const organised = /(?:集团|公司|大学|学院|股份)(?=[一-龥])/u;
const numbered =
  /(?<![456])[A-Za-z]|\d{3,}|[\d一二三四五六七八九十百千万两](?:吨|千瓦|兆瓦|平方米|公里)|[一二三四五六七八九十\d]期|[一二三四五六七八九十]中(?=[新校初高本分])|第[一二三四五六七八九十]{1,3}(?!方|[一二三]|产业)/u;
const quoted = /[“"].{1,16}[”"]/u;
/** Of such there is one: 国家大数据综合试验区, 省…中心. */
const titled = /^(?:国家(?:级)?|全国|全民|中国|中华|省级?)(?!(?:级|省|A级))[一-龥]{2,}/u;
const route = /[一-龥]至[一-龥]/u;

/** Whether the words between `start` and `end` hold a place. */
export function isPlaced(text: string, start: number, end: number): boolean {
  const name = text.slice(start, end);
  const own = placed.exec(name)?.[0] ?? '';
  if (situated.test(name) || (own !== '' && !anyPlace.test(own))) return true;
  const place = findWord(places, text, start, end);
  return place >= 0 && place - start < 12;
}

/** Whether a phrase names one certain thing: by a place, an owner, a number, a quotation, a phase, a route or a title. */
export function isIdentified(text: string, start: number, end: number): boolean {
  const name = text.slice(start, end);
  return (
    numbered.test(name) || quoted.test(name) || route.test(name) || organised.test(name) || titled.test(name) || isPlaced(text, start, end)
  );
}
