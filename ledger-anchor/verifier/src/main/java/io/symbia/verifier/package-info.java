/**
 * The auditor's command line: verify, audit, inspect. It trusts the policy it is given and nothing else, and uses the network only to
 * audit a log that is named by its address.
 *
 * <p>May import {@code io.symbia.tlog} and {@code io.symbia.events}, never the log or a service: what is checked here must stand without
 * the programs that made it.
 */
package io.symbia.verifier;
