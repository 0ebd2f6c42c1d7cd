import type { ThemeConfig } from 'antd';

/** The colours of ui/base.css as antd's tokens: one deep blue-green accent, red kept for red lights and refusals. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0e5b61',
    colorInfo: '#0e5b61',
    // What antd makes of so dark a colour is a muddy grey.
    colorInfoBg: '#e6efef',
    colorInfoBorder: '#b9d2d2',
    colorLink: '#0e5b61',
    colorLinkHover: '#147a82',
    colorError: '#c5352b',
    colorWarning: '#c98a0a',
    colorSuccess: '#2c8457',
    colorTextBase: '#1b2428',
    colorText: '#1b2428',
    colorTextSecondary: '#55626a',
    colorTextTertiary: '#68757d',
    colorTextQuaternary: '#8b979e',
    colorTextPlaceholder: '#68757d',
    colorBorder: '#cfd7da',
    colorBorderSecondary: '#e3e8ea',
    colorBgLayout: '#f5f7f7',
    colorFillAlter: '#fafbfb',
    controlItemBgActive: '#e6efef',
    controlItemBgActiveHover: '#dbe8e8',
    borderRadius: 6,
    fontSize: 14,
    fontFamily: 'var(--sans)',
    controlHeight: 32,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
    wireframe: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Table: { headerColor: '#55626a', headerBg: '#fafbfb', cellPaddingBlockSM: 7, cellPaddingInlineSM: 10 },
    Tooltip: { colorBgSpotlight: '#1b2428' },
  },
};
