/** The names by which the platform process is told what to do: one list for the launcher, the cluster and the process itself. */
package io.symbia.local.platform;
