/** The whole house: every process for real, told a story, fed a file, killed, stopped, and what it leaves verified without it. */
package io.symbia.system.house;
