/**
 * The processes of the whole house on one machine: what they are, how they are started, watched and ended. It imports
 * the JDK only, so that tests can start houses of their own.
 */
package io.symbia.local.house;
