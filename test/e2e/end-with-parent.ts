// Loaded before a program that a test starts with a channel to itself: the program ends when the
// test's process is gone, even where that was killed.

process.on('disconnect', () => { process.kill(process.pid, 'SIGKILL') })
process.channel?.unref()
