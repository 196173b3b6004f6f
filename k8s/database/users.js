// For mongosh, as an administrator: a user for each process, with no right that it does not use. Passwords come from the environment, as
// SYMBIA_PASSWORD_SUPPLY_CHAIN. Run again it sets rights and passwords anew, and removes nothing.
//
// A service reads and writes its own database. The log has one collection, whose document it replaces and never deletes; whoever takes over
// a service can change neither the log's state nor what another service has kept.
const services = ["supply-chain", "logistics", "payment", "credit"];
const admin = db.getSiblingDB("admin");

function password(process_) {
  const name = "SYMBIA_PASSWORD_" + process_.toUpperCase().replace(/-/g, "_");
  const value = process.env[name];
  if (!value) throw new Error(name + " is not set");
  return value;
}

function role(name, privileges) {
  const rights = { privileges: privileges, roles: [] };
  if (admin.getRole(name)) admin.updateRole(name, rights);
  else admin.createRole({ role: name, ...rights });
}

function user(name, roles) {
  const rights = { pwd: password(name), roles: roles };
  if (admin.getUser(name)) admin.updateUser(name, rights);
  else admin.createUser({ user: name, ...rights });
  print("user " + name + ": " + roles.map((it) => it.role + " on " + it.db).join(", "));
}

for (const service of services) {
  user(service, [{ role: "readWrite", db: "symbia_" + service.replace(/-/g, "_") }]);
}

role("symbiaLogState", [
  { resource: { db: "symbia_log", collection: "log_state" }, actions: ["find", "insert", "update"] },
]);
user("log", [{ role: "symbiaLogState", db: "admin" }]);

user("backup", [{ role: "backup", db: "admin" }]);
