/// <reference types="vite/client" />

// antd's locale files are ES modules that TypeScript takes for CommonJS (antd has no "type": "module"), which hides the default export.
declare module 'antd/es/locale/zh_CN.js' {
  const locale: NonNullable<import('antd').ConfigProviderProps['locale']>;
  export { locale as default };
}
declare module 'antd/es/locale/en_US.js' {
  const locale: NonNullable<import('antd').ConfigProviderProps['locale']>;
  export { locale as default };
}
