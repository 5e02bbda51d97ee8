import TestSupport
import Testing
@Test func `lexicons compile`() throws { _ = try Fixtures.analyzer.get() }
