/** What is applied to a cluster, checked without one: rendered, read strictly, and held against rules that no schema knows. */
package io.symbia.system.deployment;
