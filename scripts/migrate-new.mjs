// Writes the SQL that leads from the migrations to prisma/schema.prisma, offline: the schema engine as WASM over an
// in-memory PGlite. Only there: a shadow database by connection string would be the user's own database.
// usage: node --no-warnings scripts/migrate-new.mjs NAME | --check
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';

const root = path.join(import.meta.dirname, '..');
const schemaFile = path.join(root, 'prisma/schema.prisma');
const folder = path.join(root, 'prisma/migrations');
const [name] = process.argv.slice(2);
if (!name || (name !== '--check' && !/^[a-z0-9_]+$/.test(name))) {
  console.error(
    'usage: node --no-warnings scripts/migrate-new.mjs NAME | --check   (NAME: lower case and underscores)',
  );
  process.exit(2);
}

const sql = await difference();
const unchanged = /empty migration/.test(sql);
if (unchanged) {
  console.log('migrations: the schema and its migrations agree');
} else if (name === '--check') {
  console.error(`prisma/schema.prisma changed without a migration. Run: npm run migrate:new NAME\n${sql}`);
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const target = path.join(folder, `${stamp}_${name}`);
  fs.mkdirSync(target, { recursive: true });
  fs.writeFileSync(path.join(target, 'migration.sql'), sql);
  console.log(path.relative(root, target));
}
process.exit(unchanged === (name === '--check') ? 0 : 1); // the WASM engine keeps the process alive

async function difference() {
  const { SchemaEngine } = await loadEngine();
  const schema = { path: 'prisma/schema.prisma', content: fs.readFileSync(schemaFile, 'utf8') };
  const database = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(await PGlite.create()));
  const engine = await SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => undefined, database);
  const { stdout } = await engine.diff({
    from: { tag: 'migrations', ...migrations() },
    to: { tag: 'schemaDatamodel', files: [schema] },
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout;
}

async function loadEngine() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const entry = path.dirname(fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm')));
  const module = new WebAssembly.Module(fs.readFileSync(path.join(entry, 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings;
}

function migrations() {
  fs.mkdirSync(folder, { recursive: true });
  const sqlOf = (migration) => path.join(folder, migration, 'migration.sql');
  const names = fs.readdirSync(folder).filter((entry) => fs.existsSync(sqlOf(entry)));
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.sort().map((migration) => ({
      path: migration,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: fs.readFileSync(sqlOf(migration), 'utf8') },
      },
    })),
  };
}
