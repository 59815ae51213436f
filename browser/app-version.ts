// Which version of Snug this page is: that of package.json, put in by the build.

declare const SNUG_VERSION: string | undefined

export const APP_VERSION = typeof SNUG_VERSION === 'undefined' ? 'unbuilt' : SNUG_VERSION
