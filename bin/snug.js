#!/usr/bin/env node
// The installed command. Old JavaScript on purpose, valid as a script and as a module: an older
// Node must get as far as saying that it is too old.

var major = Number(process.versions.node.split('.')[0])

if (major < 24) {
  console.error(
    'Snug needs Node 24 or newer; this is v' + process.versions.node + '. Install it from your ' +
    'package manager or from nodejs.org, then run the same command again.'
  )
  process.exitCode = 1
} else {
  import('../dist/node/main.js').catch(function (error) {
    console.error('Snug could not start: ' + (error && error.message ? error.message : error))
    process.exitCode = 1
  })
}
