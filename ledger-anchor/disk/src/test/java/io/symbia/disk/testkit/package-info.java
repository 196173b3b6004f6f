/** A disk that can lose power. */
package io.symbia.disk.testkit;
