process.stderr.write('frameplay: the command line is not built yet\n');
process.exitCode = 2;

export {};
