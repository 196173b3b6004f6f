/** Tests of the launcher, with small processes that stand in for the services. */
package io.symbia.local.house;
