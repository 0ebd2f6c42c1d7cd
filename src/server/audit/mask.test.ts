import { describe, expect, it } from 'vitest';
import { maskDetail, maskSide } from '#server/audit/mask.ts';

describe('masking objects', () => {
  it.each(['account', 'post', 'session', 'token', 'unit', 'security_settings', 'jurisdiction'])('shows %s', (type) => {
    expect(maskSide(type, '{"role":"office","reason":"调离"}')).toBe('{"role":"office","reason":"调离"}');
  });

  it.each(['task', 'plan', 'plan_version', 'monitored_object', 'theme', 'unit_text', 'responsibility', 'export', 'something-new'])(
    'hides the values of %s',
    (type) => {
      expect(maskSide(type, '{"lead":"市水利局","list":["甲"],"count":7,"none":null}')).toBe(
        '{"lead":"•••","list":"•••","count":"•••","none":"•••"}',
      );
    },
  );

  it('hides field names that are no names of fields, and what is no record', () => {
    expect(maskSide('task', '{"加快推进济泰高速":1}')).toBe('{"•••":"•••"}');
    expect(maskSide('task', '["市水利局"]')).toBe('{}');
    expect(maskSide('task', '市水利局')).toBe('{}');
    expect(maskSide('task', null)).toBeNull();
  });
});

describe('masking the line of an event', () => {
  it('shows it for people, powers and settings', () => {
    expect(maskDetail('logIn', 'refused', '{"code":"login-failed","failures":2}')).toBe('{"code":"login-failed","failures":2}');
    expect(maskDetail('grantPost', 'refused', '{"code":"post-exists","data":{"name":"王敏"}}')).toContain('王敏');
  });

  it('hides reasons and file names', () => {
    expect(maskDetail('setLead', 'done', '会议纪要 3 号')).toBe('•••');
    expect(maskDetail('uploadPlan', 'done', '分工方案.docx')).toBe('•••');
    expect(maskDetail('something.new', 'done', '文字')).toBe('•••');
    expect(maskDetail('setLead', 'failed', '市水利局 is not a unit')).toBe('•••');
  });

  it('shows the code of a refusal, not its data', () => {
    expect(maskDetail('setLead', 'refused', '{"code":"lead-is-open-list","data":{"unit":"有关县市区"}}')).toBe(
      '{"code":"lead-is-open-list","data":{"unit":"•••"}}',
    );
    expect(maskDetail('setLead', 'refused', '{"code":"有关县市区"}')).toBe('•••');
    expect(maskDetail('setLead', 'done', '{"code":"lead-is-open-list"}')).toBe('•••');
  });

  it('shows the words of lists of our own, from which a message chooses its sentence', () => {
    const secret = '{"code":"secrecy-mark","data":{"level":"top","place":"header","line":3}}';
    expect(maskDetail('uploadPlan', 'refused', secret)).toBe(
      '{"code":"secrecy-mark","data":{"level":"top","place":"header","line":"•••"}}',
    );
    const label = '{"code":"version-label-changed","data":{"title":"甲方案","label":"internal"}}';
    expect(maskDetail('labelVersion', 'refused', label)).toBe('{"code":"version-label-changed","data":{"title":"•••","label":"internal"}}');
  });

  it('shows which page was printed, not what was looked for on it', () => {
    expect(maskDetail('recordPrint', 'done', '/ledger?text=济泰高速')).toBe('/ledger?•••');
    expect(maskDetail('recordPrint', 'done', '/people')).toBe('/people');
    expect(maskDetail('recordPrint', 'done', '加快推进济泰高速建设')).toBe('•••');
  });
});
