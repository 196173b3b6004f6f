/** For the tests of the modules that stand on this one. */
package io.symbia.tlog.testkit;
