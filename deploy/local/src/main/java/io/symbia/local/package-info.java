/** Runs the whole house on one machine: the platform process and the launcher of every other process. */
package io.symbia.local;
